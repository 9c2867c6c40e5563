using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace InfoDisclosure.Web.Hosting;

/// <summary>A view lies beside its controller: InfoDisclosure.Web.Public.Catalogue is the folder /Public/Catalogue.</summary>
internal sealed class ViewLocations : IViewLocationExpander
{
    private const string Folder = "folder";
    private const string Root = "InfoDisclosure.Web.";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo.Namespace: { } name } && name.StartsWith(Root, StringComparison.Ordinal))
            context.Values[Folder] = "/" + name[Root.Length..].Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue(Folder, out var folder)
            ? [$"{folder}/{{0}}.cshtml", "/Shared/Layouts/{0}.cshtml", "/Shared/Components/{0}.cshtml", "/Shared/{0}.cshtml"]
            : viewLocations;
}
