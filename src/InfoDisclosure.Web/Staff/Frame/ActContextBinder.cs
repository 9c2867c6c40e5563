using InfoDisclosure.Core.Journal;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>
/// Gives an action its <see cref="ActContext"/>: who is signed in and one moment for the whole request. Declare a parameter of
/// that type; nothing posted can reach it.
/// </summary>
internal sealed class ActContextBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(ActContext) ? new BinderTypeModelBinder(typeof(ActContextBinder)) : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Result = ModelBindingResult.Success(Of(bindingContext.HttpContext));
        bindingContext.ValidationState.Add(bindingContext.Result.Model!, new Microsoft.AspNetCore.Mvc.ModelBinding.Validation.ValidationStateEntry { SuppressValidation = true });
        return Task.CompletedTask;
    }

    /// <summary>The context of a request; the same moment whoever asks.</summary>
    public static ActContext Of(HttpContext http)
    {
        if (http.Items[typeof(ActContext)] is not DateTime now)
            http.Items[typeof(ActContext)] = now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return StaffPerson.Of(http.User) is { } person
            ? new ActContext(person.Id, person.DisplayName, now, ActContext.Site)
            : new ActContext(null, "未登录", now, ActContext.Site);
    }
}
