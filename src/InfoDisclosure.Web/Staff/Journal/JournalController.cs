using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Journal;

/// <summary>What is asked of the journal, as the address says it.</summary>
public sealed record JournalQuery
{
    [System.ComponentModel.DataAnnotations.Display(Name = "人员")]
    public int? Person { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "哪类事")]
    public JournalSubject? Kind { get; init; }

    public int? Thing { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "名称里有")]
    public string? Words { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "做了什么")]
    public JournalAction? Action { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "从")]
    public DateOnly? From { get; init; }

    [System.ComponentModel.DataAnnotations.Display(Name = "到")]
    public DateOnly? To { get; init; }

    public int? Before { get; init; }

    public JournalFilter ToFilter() => new() { Person = Person, Kind = Kind, Thing = Thing, Words = Words, Action = Action, From = From, To = To, Before = Before };

    /// <summary>The query of an address; <paramref name="before"/> in place of its own.</summary>
    public IEnumerable<KeyValuePair<string, string?>> With(int? before) => new Dictionary<string, string?>
    {
        ["person"] = Person?.ToString(),
        ["kind"] = Kind?.ToString(),
        ["thing"] = Thing?.ToString(),
        ["words"] = Words,
        ["action"] = Action?.ToString(),
        ["from"] = From?.ToString("yyyy-MM-dd"),
        ["to"] = To?.ToString("yyyy-MM-dd"),
        ["before"] = before?.ToString(),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value));
}

public sealed record JournalListPage
{
    public required JournalQuery Query { get; init; }

    public required JournalPage Page { get; init; }

    public required IReadOnlyList<Choice> People { get; init; }

    public IReadOnlyList<Choice> Kinds { get; } = Choice.Of<JournalSubject>(kind => kind.Label());

    public IReadOnlyList<Choice> Actions { get; } = Choice.Of<JournalAction>(action => action.Label());
}

/// <summary>留痕: who did what to which thing, when and why.</summary>
public sealed class JournalController(JournalReader journal, AccountReader accounts) : StaffController
{
    [HttpGet("/staff/journal"), Requires(StaffAction.ReadJournal)]
    public async Task<IActionResult> List([FromQuery(Name = "")] JournalQuery query, CancellationToken cancel) => View("JournalList", new JournalListPage
    {
        Query = query,
        Page = await journal.PageAsync(query.ToFilter(), cancel),
        People = [new Choice("0", "程序、命令行、未登录"), .. (await accounts.ListAsync(cancel)).Select(account => new Choice(account.Id.ToString(), $"{account.DisplayName}（{account.UserName}）"))],
    });
}
