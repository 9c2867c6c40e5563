namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>Where a finding stands in a <see cref="ScannedContent"/>; all indexes count from zero.</summary>
public abstract record FindingPlace
{
    private FindingPlace()
    {
    }

    /// <summary>In the text of that index.</summary>
    public sealed record InText(int Text) : FindingPlace;

    /// <summary>In a cell of the table of that index.</summary>
    public sealed record InCell(int Table, int Row, int Column) : FindingPlace;
}
