using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Grains.Checks;
using DataCenterOps.Persistence.Checks;

namespace DataCenterOps.Grains.Tests.Checks;

/// <summary>What a shard tells the ledger of a healthy check, by the ticks at which it was woken.</summary>
public sealed class CheckSilenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    // Seconds after a due instant of a check of 60 seconds; `/30` reads the shard anew with that interval, `-` takes the
    // check out for a moment.
    [Theory]
    [InlineData("on time", "0 60 120 180 240", "unknown>up")]
    [InlineData("every tick", "0 5 10 55 60 65 115 120", "unknown>up")]
    [InlineData("one late", "0 60 170 180 240", "unknown>up")]
    [InlineData("always late", "0 100 170 225 290 345 410", "unknown>up")]
    [InlineData("one missed", "0 60 180 240", "unknown>up")]
    [InlineData("one missed and a lost wake", "0 60 185 240", "unknown>up")]
    [InlineData("two have passed", "0 60 190 240", "unknown>up up>unknown unknown>up")]
    [InlineData("two missed", "0 60 240 300", "unknown>up up>unknown unknown>up")]
    [InlineData("silo down and back", "0 60 / 7200 7260", "unknown>up up>unknown unknown>up")]
    [InlineData("silo restarted quickly", "0 60 / 110 120", "unknown>up")]
    [InlineData("a shorter interval", "0 60 115 /30 120 150 180 210", "unknown>up")]
    [InlineData("much shorter", "0 /3600 3600 5000 /30 5005 5030 5060", "unknown>up")]
    [InlineData("a longer interval", "0 60 /3600 3600 7200", "unknown>up")]
    [InlineData("shorter, then silence", "0 60 /30 90 120 250", "unknown>up up>unknown unknown>up")]
    [InlineData("taken out and declared again", "0 60 - 86400 86460", "unknown>up unknown>up")]
    public void Only_two_instants_that_passed_in_silence_are_told(string name, string wakes, string changes)
    {
        var interval = 60;
        var due = CheckGrid.Newest(Every(interval), Now);
        var roster = Read(interval, known: null);
        var told = new List<string>();
        foreach (var wake in wakes.Split(' '))
        {
            if (wake[0] is '/' or '-')
            {
                interval = wake.Length > 1 ? int.Parse(wake[1..], CultureInfo.InvariantCulture) : interval;
                roster = Read(interval, wake == "-" ? null : roster.Of(Every(interval).Id, Now));
                continue;
            }

            told.AddRange(Run(roster, due.AddSeconds(int.Parse(wake, CultureInfo.InvariantCulture))));
        }

        Assert.Equal((name, changes), (name, string.Join(' ', told)));
    }

    private static List<string> Run(CheckRoster roster, DateTimeOffset tick)
    {
        var told = new List<string>();
        foreach (var run in roster.Start(tick))
        {
            var result = new CheckResult { Check = run.Check.Id, DueAt = run.DueAt, Outcome = CheckOutcome.Ok };
            var (row, entries) = CheckFolding.Fold(run, result, roster.Of(run.Check.Id, tick), tick);
            roster.Learn(run.Check.Id, row.Health);
            roster.End(run.Check.Id);
            foreach (var entry in entries)
            {
                using var body = JsonDocument.Parse(entry.Body);
                told.Add($"{body.RootElement.GetProperty("from").GetString()}>{body.RootElement.GetProperty("to").GetString()}");
            }
        }

        return told;
    }

    private static CheckRoster Read(int interval, CheckHealth? known)
    {
        var states = ImmutableDictionary<CheckId, CheckHealth>.Empty;
        var check = Every(interval);
        return new CheckRoster(
            new CheckShard([check], known is null ? states : states.Add(check.Id, known), [], [], 0), "1", 1, []);
    }

    private static CheckDefinition Every(int seconds) => new()
    {
        Id = CheckId.Of("civil-registry", "db"),
        Tenant = TenantId.Platform,
        Kind = CheckKind.Tcp,
        Target = new CheckTarget.Port("tcp", "db.dz.example", 5432),
        Interval = TimeSpan.FromSeconds(seconds),
    };
}
