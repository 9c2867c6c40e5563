using System.ComponentModel.DataAnnotations;

namespace InfoDisclosure.Web.Shared.TagHelpers;

/// <summary>
/// The longest text of a field, in characters; give it the entity's constant. The page names it beside the field and never cuts
/// what was typed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtMostAttribute(int length) : ValidationAttribute
{
    public int Length { get; } = length;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && text.Length > Length
            ? new ValidationResult($"{validationContext.DisplayName}最多{Length}字，现在有{text.Length}字", [validationContext.MemberName ?? ""])
            : null;
}
