using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace InfoDisclosure.Web.Hosting;

/// <summary>Public pages answer HEAD as they answer GET, without the body: link checkers and probes ask so.</summary>
internal sealed class HeadLikeGet : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        if (action.Controller.ControllerType.Namespace?.StartsWith("InfoDisclosure.Web.Public", StringComparison.Ordinal) != true)
            return;
        foreach (var selector in action.Selectors)
        {
            foreach (var constraint in selector.ActionConstraints.OfType<HttpMethodActionConstraint>().Where(constraint => constraint.HttpMethods.SequenceEqual([HttpMethods.Get])).ToList())
            {
                selector.ActionConstraints.Remove(constraint);
                selector.ActionConstraints.Add(new HttpMethodActionConstraint([HttpMethods.Get, HttpMethods.Head]));
            }

            foreach (var metadata in selector.EndpointMetadata.OfType<HttpMethodMetadata>().Where(metadata => metadata.HttpMethods.SequenceEqual([HttpMethods.Get])).ToList())
            {
                selector.EndpointMetadata.Remove(metadata);
                selector.EndpointMetadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
            }
        }
    }
}
