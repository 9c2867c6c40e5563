using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>Pictures, boxes and shapes, in DrawingML and in VML.</summary>
internal sealed partial class WordReader
{
    /// <summary>DrawingML: pictures and words of boxes are taken; shapes, charts and diagrams counted.</summary>
    private void ReadDrawing(XmlWalk walk, WordLook look, Spot spot)
    {
        var description = default(string);
        var isHidden = false;
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (isHidden)
            {
                walk.Skip();
            }
            else if (walk.Is(Vocabulary.WordDrawing, "docPr"))
            {
                isHidden = walk["hidden"] is "1" or "true";
                description = walk["descr"] is { Length: > 0 } told ? told : walk["title"];
            }
            else if (walk.Is(Vocabulary.Drawing, "graphicData"))
            {
                var kind = walk["uri"] ?? "";
                var loss = kind.EndsWith("/chart", StringComparison.Ordinal) || kind.EndsWith("/chartex", StringComparison.Ordinal) ? Loss.Chart
                    : kind.EndsWith("/diagram", StringComparison.Ordinal) ? Loss.Diagram
                    : kind.EndsWith("/picture", StringComparison.Ordinal) || kind.Contains("/wordprocessing", StringComparison.Ordinal) || kind.EndsWith("/lockedCanvas", StringComparison.Ordinal) ? default(Loss?)
                    : Loss.Shape;
                if (loss is null)
                    continue;
                losses.Add(loss.Value);
                walk.Skip();
            }
            else if (walk.Is(Vocabulary.PictureDrawing, "pic"))
            {
                ReadBlip(walk, description, look, spot);
            }
            else if (walk.Is(Vocabulary.Shape, "wsp"))
            {
                ReadShape(walk, look, spot);
            }
        }
    }

    private void ReadShape(XmlWalk walk, WordLook look, Spot spot)
    {
        var boxes = spot.Paragraph.Boxes.Count;
        var hasPicture = false;
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "txbxContent"))
            {
                ReadBox(walk, spot);
            }
            else if (walk.Is(Vocabulary.Drawing, "blipFill"))
            {
                hasPicture = true;
                ReadBlip(walk, description: null, look, spot);
            }
        }
        if (spot.Paragraph.Boxes.Count == boxes && !hasPicture)
            losses.Add(Loss.Shape);
    }

    /// <summary>The words of a box follow the paragraph at which it hangs.</summary>
    private void ReadBox(XmlWalk walk, Spot spot)
    {
        var pieces = new List<WordPiece>();
        ReadBlocks(walk, walk.Enter(), new Story(spot.Part, new WordFields(losses, keepFields)), pieces);
        if (spot.Fields.IsVisible)
            spot.Paragraph.Boxes.AddRange(pieces);
    }

    private void ReadBlip(XmlWalk walk, string? description, WordLook look, Spot spot)
    {
        var (name, isLinked, isCropped) = (default(string), false, false);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Drawing, "blip"))
            {
                name = walk.Relationship("embed");
                isLinked = name is null && walk.Relationship("link") is not null;
                walk.Skip();
            }
            else if (walk.Is(Vocabulary.Drawing, "srcRect"))
            {
                isCropped = Crops(walk["l"]) || Crops(walk["t"]) || Crops(walk["r"]) || Crops(walk["b"]);
            }
            else if (walk.Is(Vocabulary.PictureDrawing, "cNvPr"))
            {
                description ??= walk["descr"];
            }
        }
        if (name is not null || isLinked)
            AddPicture(name, description, isCropped, look, spot);

        static bool Crops(string? side) => side is { Length: > 0 } && side.TrimEnd('%') is not ("0" or "");
    }

    /// <summary>VML, which Word wrote until 2007 and WPS still writes.</summary>
    private void ReadPicture(XmlWalk walk, WordLook look, Spot spot)
    {
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Vml, "shapetype"))
                walk.Skip();
            else if (walk.Vocabulary == Vocabulary.Vml && walk.Name is "shape" or "rect" or "roundrect" or "oval" or "line" or "polyline" or "arc" or "curve" or "image")
                ReadVmlShape(walk, look, spot);
        }
    }

    private void ReadVmlShape(XmlWalk walk, WordLook look, Spot spot)
    {
        var description = walk["alt"];
        var (boxes, isKnown) = (spot.Paragraph.Boxes.Count, false);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Vml, "imagedata"))
            {
                isKnown = true;
                var isCropped = new[] { "cropleft", "croptop", "cropright", "cropbottom" }.Any(side => walk[side] is { } crop && crop.TrimEnd('f') is not ("0" or ""));
                AddPicture(walk.Relationship("id"), description, isCropped, look, spot);
            }
            else if (walk.Is(Vocabulary.Vml, "textpath") && walk["string"] is { Length: > 0 } art)
            {
                isKnown = true;
                AddWords(art, look, spot);
            }
            else if (walk.Is(Vocabulary.Word, "txbxContent"))
            {
                ReadBox(walk, spot);
            }
        }
        if (!isKnown && spot.Paragraph.Boxes.Count == boxes)
            losses.Add(Loss.Shape);
    }

    private void AddPicture(string? relationship, string? description, bool isCropped, WordLook look, Spot spot)
    {
        if (!spot.Fields.IsVisible)
            return;
        if (look.Hidden == true)
        {
            losses.Add(Loss.Hidden);
            return;
        }
        if (pictures.Take(spot.Part.Named(relationship), description) is not { } picture)
            return;
        losses.Add(Loss.Cropped, isCropped ? 1 : 0);
        spot.Paragraph.Text.AddMark(new IncomingRun(picture.Description, Href: spot.Href ?? Address(spot.Fields)) { Picture = picture.Name });
    }
}
