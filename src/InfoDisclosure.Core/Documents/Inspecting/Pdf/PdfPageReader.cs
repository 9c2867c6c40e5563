using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>Makes the library read a page for its words only.</summary>
internal sealed class PdfPageReader : BasePageFactory<PdfPageText>
{
    private readonly PdfResources resources;
    private readonly PdfWork work;

    /// <summary>The library calls this constructor, found by its parameters.</summary>
    public PdfPageReader(IPdfTokenScanner pdfScanner, IResourceStore resourceStore, ILookupFilterProvider filterProvider, IPageContentParser pageContentParser, ParsingOptions parsingOptions)
        : this(pdfScanner, new PdfResources(resourceStore, pdfScanner, filterProvider), filterProvider, pageContentParser, parsingOptions)
    {
    }

    private PdfPageReader(IPdfTokenScanner scanner, PdfResources resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
        : base(scanner, resources, filters, new Bounded(parser), options)
    {
        this.resources = resources;
        work = ((PdfFilters)options.FilterProvider!).Work;
    }

    protected override PdfPageText ProcessPage(
        int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations, MediaBox mediaBox, CropBox cropBox, UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation, TransformationMatrix initialMatrix, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var page = new PdfPageText { Dictionary = dictionary };
        resources.MissedFont = false;
        var area = Math.Max(1, cropBox.Bounds.Width * cropBox.Bounds.Height * userSpaceUnit.PointMultiples * userSpaceUnit.PointMultiples);
        return new Processor(page, area, resources, work, pageNumber, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions)
            .Process(pageNumber, operations);
    }

    private sealed class Bounded(IPageContentParser parser) : IPageContentParser
    {
        public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, ILog log) =>
            inputBytes.Length <= PdfWork.LongestContent ? parser.Parse(pageNumber, inputBytes, log) : throw new InvalidDataException("A page's content is too long.");
    }

    private sealed class Processor(
        PdfPageText page, double area, PdfResources resources, PdfWork work, int pageNumber, IPdfTokenScanner scanner, IPageContentParser parser, ILookupFilterProvider filters,
        CropBox cropBox, UserSpaceUnit unit, PageRotationDegrees rotation, TransformationMatrix matrix, ParsingOptions options)
        : BaseStreamProcessor<PdfPageText>(pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, matrix, options)
    {
        private const int DeepestDrawing = 12;
        private const int DeepestState = 1_000;

        private int depth;

        public override PdfPageText Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
        {
            CloneAllStates();
            ProcessOperations(operations);
            page.Failed |= resources.MissedFont;
            return page;
        }

        public override void RenderGlyph(
            IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode, long currentOffset,
            in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix, in TransformationMatrix transformationMatrix, CharacterBoundingBox characterBoundingBox)
        {
            work.CountGlyph();
            if (resources.Of(font).Characters(code) is not { } text)
            {
                page.Unknown++;
                return;
            }
            var start = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 0))));
            var end = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(characterBoundingBox.Width, 0))));
            var up = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 1))));
            var run = new PdfPoint(end.X - start.X, end.Y - start.Y);
            var size = Length(new PdfPoint(up.X - start.X, up.Y - start.Y));
            if (font.IsVertical)
            {
                // Characters stand below each other: the line runs the way down.
                run = new PdfPoint(start.X - up.X, start.Y - up.Y);
            }
            if (double.IsFinite(start.X) && double.IsFinite(start.Y) && double.IsFinite(size) && double.IsFinite(run.X) && double.IsFinite(run.Y))
                page.Glyphs.Add(new PdfGlyph(text, start.X, start.Y, Math.Round(Math.Atan2(run.Y, run.X) * 180 / Math.PI), Length(run), size));
        }

        /// <summary>Only what places text: no colours, no shapes, whose functions and patterns are another program in the file.</summary>
        protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
        {
            foreach (var operation in operations)
            {
                if (PdfOperations.PlacesText(operation))
                    Run(operation);
                else if (PdfOperations.ShowsPicture(operation))
                    AddPicture();
                else if (PdfOperations.FillsShape(operation))
                    page.Shapes++;
            }
        }

        public override void PushState()
        {
            if (StackSize <= DeepestState)
                base.PushState();
            else
                page.Failed = true;
        }

        protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
        {
            // Drawings may show each other; the library only notices one that shows itself.
            if (depth >= DeepestDrawing)
            {
                page.Failed = true;
                return;
            }
            work.CountLongOperation();
            depth++;
            try
            {
                base.ProcessFormXObject(formStream, xObjectName);
            }
            finally
            {
                depth--;
            }
        }

        protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => AddPicture();

        protected override void RenderInlineImage(InlineImage inlineImage) => AddPicture();

        public override void BeginSubpath()
        {
        }

        public override PdfPoint? CloseSubpath() => null;

        public override void StrokePath(bool close)
        {
        }

        public override void FillPath(FillingRule fillingRule, bool close)
        {
        }

        public override void FillStrokePath(FillingRule fillingRule, bool close)
        {
        }

        public override void MoveTo(double x, double y)
        {
        }

        public override void BezierCurveTo(double x2, double y2, double x3, double y3)
        {
        }

        public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
        {
        }

        public override void LineTo(double x, double y)
        {
        }

        public override void Rectangle(double x, double y, double width, double height)
        {
        }

        public override void EndPath()
        {
        }

        public override void ClosePath()
        {
        }

        public override void ModifyClippingIntersect(FillingRule clippingRule)
        {
        }

        protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
        {
        }

        public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
        {
        }

        public override void EndMarkedContent()
        {
        }

        public override void PaintShading(NameToken shadingName)
        {
        }

        private static double Length(PdfPoint way) => Math.Sqrt((way.X * way.X) + (way.Y * way.Y));

        /// <summary>What can't be run is told of, and the page goes on: half a page read is better than none.</summary>
        private void Run(IGraphicsStateOperation operation)
        {
            work.CountOperation();
            try
            {
                operation.Run(this);
            }
            catch (Exception exception) when (exception is not FileRefusedException)
            {
                page.Failed = true;
                work.CountLongOperation();
            }
        }

        private void AddPicture()
        {
            // A picture fills the unit square of the coordinates that hold where it is shown.
            var place = CurrentTransformationMatrix;
            var covered = Math.Abs((place.A * place.D) - (place.B * place.C)) / area;
            page.Pictured += double.IsFinite(covered) ? covered : 0;
        }
    }
}
