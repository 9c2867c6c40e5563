namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>A stretch of running text, and where it stands in words for the clerk: 正文, 页眉, 批注, 工作表“名单”批注 B5.</summary>
public sealed record ScannedText(string Where, string Text);

/// <summary>
/// A table, row by row, and where it stands: 正文表1, 工作表“名单”. What a cell means is told by its column's heading, so tables
/// are looked at whole. Rows may differ in length.
/// </summary>
public sealed record ScannedTable(string Where, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>
/// Everything that a text or a file says, also where nobody looks: headers, comments, hidden sheets, deleted but tracked words,
/// properties (个人信息保护法 Art. 28, 34: nothing personal is published beyond what the law asks for).
/// </summary>
public sealed record ScannedContent(IReadOnlyList<ScannedText> Texts, IReadOnlyList<ScannedTable> Tables);
