using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.InlineImages;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Graphics.Operations.SpecialGraphicsState;
using UglyToad.PdfPig.Graphics.Operations.TextObjects;
using UglyToad.PdfPig.Graphics.Operations.TextPositioning;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Graphics.Operations.TextState;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>What the operations of a page do (ISO 32000-2, annex A).</summary>
internal static class PdfOperations
{
    /// <summary>Sets where and how text stands, shows it, or shows a drawing that may hold some.</summary>
    public static bool PlacesText(IGraphicsStateOperation operation) => operation
        is BeginText or EndText
        or MoveToNextLine or MoveToNextLineWithOffset or MoveToNextLineWithOffsetSetLeading or SetTextMatrix
        or ShowText or ShowTextsWithPositioning or MoveToNextLineShowText or MoveToNextLineShowTextWithSpacing
        or SetCharacterSpacing or SetFontAndSize or SetHorizontalScaling or SetTextLeading or SetTextRenderingMode or SetTextRise or SetWordSpacing
        or ModifyCurrentTransformationMatrix or Push or Pop or SetGraphicsStateParametersFromDictionary or InvokeNamedXObject;

    public static bool ShowsPicture(IGraphicsStateOperation operation) => operation is EndInlineImage;

    public static bool FillsShape(IGraphicsStateOperation operation) => operation
        is FillPathEvenOddRule or FillPathNonZeroWinding or FillPathEvenOddRuleAndStroke or FillPathNonZeroWindingAndStroke or FillPathNonZeroWindingCompatibility
        or CloseFillPathEvenOddRuleAndStroke or CloseFillPathNonZeroWindingAndStroke;
}
