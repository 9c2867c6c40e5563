using InfoDisclosure.Core.Calendar;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace InfoDisclosure.Web.Hosting;

/// <summary>Reads dates the way people write them (<see cref="WrittenDate"/>). Empty is null.</summary>
public sealed class OfficeDateBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(DateOnly) || context.Metadata.ModelType == typeof(DateOnly?) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
                bindingContext.Result = ModelBindingResult.Success(null);
            else
                bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"请填写{Label(bindingContext)}");
            return Task.CompletedTask;
        }

        if (WrittenDate.TryParse(value.FirstValue, out var date))
            bindingContext.Result = ModelBindingResult.Success(date);
        else
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"{Label(bindingContext)}要写成 2026-11-23 这样的日期");
        return Task.CompletedTask;
    }

    private static string Label(ModelBindingContext context) => context.ModelMetadata.DisplayName ?? "日期";
}
