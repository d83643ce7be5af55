using System.Globalization;

namespace DataCenterOps.Domain.Estate;

/// <summary>A form that ids have: what is checked, and the sentence that says so to whoever wrote another.</summary>
public sealed class IdForm
{
    private readonly Func<string, bool> _matches;

    private IdForm(string description, Func<string, bool> matches) => (Description, _matches) = (description, matches);

    /// <summary>Ids of most things: <see cref="EstateId"/>.</summary>
    public static IdForm Plain { get; } =
        new("2 to 40 lower-case letters, digits and hyphens, beginning with a letter", EstateId.IsValid);

    /// <summary>An ISO 3166-1 alpha-2 code or the name of a bloc, as in <c>DZ</c> or <c>EU-EEA</c>.</summary>
    public static IdForm Jurisdiction { get; } =
        new("an ISO 3166-1 alpha-2 code, or a bloc of 3 to 16 capitals, digits and hyphens", IsJurisdiction);

    /// <summary>A tariff book, as in <c>T2026.3</c>.</summary>
    public static IdForm TariffBook { get; } = new(
        "a capital followed by 1 to 23 letters, digits and dots",
        text => text.Length is >= 2 and <= 24 && char.IsAsciiLetterUpper(text[0])
            && Rest(text, c => char.IsAsciiLetterOrDigit(c) || c == '.'));

    /// <summary>A meter, as in <c>vm_vcpu</c>.</summary>
    public static IdForm Meter { get; } = new(
        "2 to 40 lower-case letters, digits and underscores, beginning with a letter",
        text => text.Length is >= 2 and <= 40 && char.IsAsciiLetterLower(text[0])
            && Rest(text, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'));

    /// <summary>A price's name in a tariff book, as in <c>vm.vcpu</c>.</summary>
    public static IdForm Sku { get; } = new(
        "2 to 40 lower-case letters, digits and dots, beginning with a letter",
        text => text.Length is >= 2 and <= 40 && char.IsAsciiLetterLower(text[0])
            && Rest(text, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '.'));

    /// <summary>A key outside its own document: <c>tenant/key</c>.</summary>
    public static IdForm Key { get; } = new(
        "`tenant/key`",
        text => text.Split('/') is [var tenant, var key] && EstateId.IsValid(tenant) && EstateId.IsValid(key));

    /// <summary>A budget: <c>tenant/year/programme</c>.</summary>
    public static IdForm Budget { get; } = new(
        "`tenant/year/programme`",
        text => text.Split('/') is [var tenant, var year, var programme]
            && EstateId.IsValid(tenant) && EstateId.IsValid(programme)
            && year.Length == 4 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    /// <summary>The form in words, to follow <c>must be</c>.</summary>
    public string Description { get; }

    /// <summary>Whether <paramref name="text"/> has the form.</summary>
    public bool Matches(string text) => _matches(text);

    private static bool IsJurisdiction(string text) => text.Length == 2
        ? Iso3166.IsAssigned(text)
        : text.Length is >= 3 and <= 16 && char.IsAsciiLetterUpper(text[0])
            && Rest(text, c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool Rest(string text, Func<char, bool> allowed) => text.Skip(1).All(allowed);
}
