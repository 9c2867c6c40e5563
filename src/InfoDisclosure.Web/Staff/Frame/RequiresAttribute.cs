using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>What a staff page needs, by the table in <see cref="RoleMatrix"/>. A staff page without one is open to nobody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute : AuthorizeAttribute
{
    public RequiresAttribute(StaffAction action)
        : base(action.ToString()) => Action = action;

    public StaffAction Action { get; }
}

/// <summary>One named policy for each action of the table.</summary>
internal static class StaffPolicies
{
    /// <summary>Nobody satisfies it; it stands on staff pages that name no policy of their own.</summary>
    public const string Nobody = "Nobody";

    public static void Add(AuthorizationOptions options)
    {
        foreach (var action in Enum.GetValues<StaffAction>())
            options.AddPolicy(action.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => StaffPerson.Of(context.User)?.Can(action) == true));
        options.AddPolicy(Nobody, policy => policy.RequireAssertion(_ => false));
    }
}

/// <summary>Closes every action under Web.Staff that says neither what it needs nor that it is open to all.</summary>
internal sealed class DenyByDefault : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        if (action.Controller.ControllerType.Namespace?.StartsWith("InfoDisclosure.Web.Staff", StringComparison.Ordinal) != true)
            return;
        if (action.Attributes.Concat(action.Controller.Attributes).Any(attribute => attribute is IAuthorizeData or IAllowAnonymous))
            return;
        foreach (var selector in action.Selectors)
            selector.EndpointMetadata.Add(new AuthorizeAttribute(StaffPolicies.Nobody));
    }
}
