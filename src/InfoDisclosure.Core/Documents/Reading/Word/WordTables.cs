using System.Globalization;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>Tables (ISO/IEC 29500-1, 17.4).</summary>
internal sealed partial class WordReader
{
    /// <summary>Word allows 63.</summary>
    private const int MostColumns = 200;

    /// <summary>Rows times columns; a larger table is not read as one (<see cref="OfficeText"/>).</summary>
    private const int MostCells = 200_000;

    private void ReadTable(XmlWalk walk, Story story, List<WordPiece> pieces)
    {
        var table = new Table();
        VisitRows(walk.Enter());
        if (table.Cells == 1)
            // One cell is a frame around text, not a table.
            pieces.AddRange(table.First);
        else if (table.Grid.ToBlock(keepBlank: true, table.HeaderRows) is { } block)
            pieces.Add(new WordPiece(block));

        void VisitRows(int inside)
        {
            while (walk.Next(inside))
            {
                if (walk.Vocabulary != Vocabulary.Word)
                    continue;
                switch (walk.Name)
                {
                    case "tr":
                        ReadRow(walk, story, table);
                        break;
                    case "sdt":
                        ReadControl(walk, VisitRows, () => { });
                        break;
                    case "tblPr" or "tblGrid" or "sdtPr" or "customXmlPr":
                        walk.Skip();
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private void ReadRow(XmlWalk walk, Story story, Table table)
    {
        var row = new Row();
        VisitCells(walk.Enter());
        if (!row.IsDropped && row.Column > 0)
            table.EndRow(row);

        void VisitCells(int inside)
        {
            while (walk.Next(inside))
            {
                if (walk.Vocabulary != Vocabulary.Word)
                    continue;
                switch (walk.Name)
                {
                    case "trPr":
                        ReadRowShape(walk, row);
                        break;
                    case "tc" when row.IsDropped:
                        walk.Skip();
                        break;
                    case "tc":
                        ReadCell(walk, story, table, row);
                        break;
                    case "sdt":
                        ReadControl(walk, VisitCells, () => { });
                        break;
                    case "tblPrEx" or "sdtPr" or "customXmlPr":
                        walk.Skip();
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private void ReadRowShape(XmlWalk walk, Row row)
    {
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            switch (walk.Name)
            {
                case "gridBefore":
                    row.Column = Span(walk["val"]);
                    break;
                case "tblHeader":
                    row.IsHeader = WordLook.IsOn(walk);
                    break;
                case "hidden" when WordLook.IsOn(walk):
                    losses.Add(Loss.HiddenRow);
                    row.IsDropped = true;
                    break;
                case "del":
                    losses.Add(Loss.Deleted);
                    row.IsDropped = true;
                    walk.Skip();
                    break;
                case "ins":
                    losses.Add(Loss.Inserted);
                    walk.Skip();
                    break;
                default:
                    walk.Skip();
                    break;
            }
        }
    }

    private void ReadCell(XmlWalk walk, Story story, Table table, Row row)
    {
        var cell = new Cell(hasAbove: table.Rows > 0, hasLeft: row.Column > 0);
        var pieces = new List<WordPiece>();
        ReadBlocks(walk, walk.Enter(), story, pieces, cell);
        if (cell.IsDeleted)
        {
            losses.Add(Loss.Deleted);
            return;
        }
        if (!cell.IsCovered)
        {
            losses.Add(Loss.NestedTable, pieces.Count(piece => piece.Block is IncomingBlock.Table));
            table.Add(row, cell, pieces);
        }
        else if (cell.IsBelow)
        {
            table.Grid.Extend(table.Rows, row.Column, cell.Width);
        }
        else
        {
            table.Grid.Widen(table.Rows, row.Column, cell.Width);
        }
        row.Column += cell.Width;
    }

    private static int Span(string? value) => int.TryParse(value, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 0, MostColumns) : 0;

    /// <summary>A cell being read. Words of one that another covers are not shown.</summary>
    private sealed class Cell(bool hasAbove, bool hasLeft)
    {
        private bool isBeside;

        public int Width { get; private set; } = 1;

        public bool IsBelow { get; private set; }

        public bool IsDeleted { get; private set; }

        public bool IsCovered => IsDeleted || IsBelow || isBeside;

        public void ReadShape(XmlWalk walk)
        {
            for (var inside = walk.Enter(); walk.Next(inside);)
            {
                switch (walk.Name)
                {
                    case "gridSpan":
                        Width = Math.Max(1, Span(walk["val"]));
                        break;
                    case "vMerge":
                        IsBelow = hasAbove && walk["val"] != "restart";
                        break;
                    case "hMerge":
                        isBeside = hasLeft && walk["val"] != "restart";
                        break;
                    case "cellDel":
                        IsDeleted = true;
                        break;
                    default:
                        break;
                }
                walk.Skip();
            }
        }
    }

    private sealed class Row
    {
        /// <summary>The column of the next cell.</summary>
        public int Column { get; set; }

        public bool IsHeader { get; set; }

        public bool IsDropped { get; set; }
    }

    /// <summary>A table being read.</summary>
    private sealed class Table
    {
        private int columns;

        public IncomingTable Grid { get; } = new(MostColumns);

        public int Rows { get; private set; }

        public int HeaderRows { get; private set; }

        public int Cells { get; private set; }

        /// <summary>The blocks of the first cell.</summary>
        public List<WordPiece> First { get; private set; } = [];

        public void Add(Row row, Cell cell, List<WordPiece> pieces)
        {
            if (Cells++ == 0)
                First = pieces;
            Grid.Set(Rows, row.Column, IncomingBlock.OneLine(pieces.Select(piece => piece.Block)), cell.Width);
        }

        public void EndRow(Row row)
        {
            if (row.IsHeader && HeaderRows == Rows)
                HeaderRows++;
            Rows++;
            columns = Math.Max(columns, row.Column);
            if (columns > MostColumns || (long)Rows * columns > MostCells)
                throw new FileRefusedException("文件里有一个表格太大，放不进正文，没有带入。请作为附件上传，正文里写明要点。");
        }
    }
}
