using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>Reads a policy file (c2sp.org/tlog-policy): every error at once, each with its line.</summary>
/// <remarks>
/// Names are octets and nothing else. Read as Latin-1 each octet is one character: two names are the same exactly when their octets are.
/// </remarks>
public sealed class PolicyReader
{
    private readonly Func<VerifierKey, INoteVerifier?> _verifierOf;
    private readonly ImmutableArray<PolicyLog>.Builder _logs = ImmutableArray.CreateBuilder<PolicyLog>();
    private readonly ImmutableArray<PolicyWitness>.Builder _witnesses = ImmutableArray.CreateBuilder<PolicyWitness>();
    private readonly ImmutableArray<PolicyGroup>.Builder _groups = ImmutableArray.CreateBuilder<PolicyGroup>();
    private readonly ImmutableArray<string>.Builder _errors = ImmutableArray.CreateBuilder<string>();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _logKeys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _witnessKeys = new(StringComparer.Ordinal);
    private string? _quorum;
    private int _line;

    private PolicyReader(Func<VerifierKey, INoteVerifier?> verifierOf) => _verifierOf = verifierOf;

    /// <summary>Reads a file of at most <see cref="WitnessLimits.PolicyBytes"/>.</summary>
    /// <param name="octets">The whole file.</param>
    /// <param name="verifierOf">What verifies with a key; nothing for a key that we cannot verify with.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="errors">What is wrong, at most <see cref="WitnessLimits.Errors"/>.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> octets, Func<VerifierKey, INoteVerifier?> verifierOf,
        [NotNullWhen(true)] out WitnessPolicy? policy, out ImmutableArray<string> errors)
    {
        policy = null;
        if (octets.Length > WitnessLimits.PolicyBytes)
        {
            errors = [$"a policy has at most {WitnessLimits.PolicyBytes} bytes"];
            return false;
        }

        var reader = new PolicyReader(verifierOf);
        var lines = Encoding.Latin1.GetString(octets).Split('\n');
        for (var i = 0; i < lines.Length && reader._errors.Count < WitnessLimits.Errors; i++)
        {
            reader._line = i + 1;
            reader.Read(lines[i]);
        }

        if (reader is { _quorum: null, _errors.Count: 0 })
        {
            reader._errors.Add("there is no line `quorum`");
        }

        errors = reader._errors.ToImmutable();
        policy = errors.IsEmpty
            ? new WitnessPolicy(reader._logs.ToImmutable(), reader._witnesses.ToImmutable(), reader._groups.ToImmutable(), Utf8(reader._quorum!))
            : null;
        return policy is not null;
    }

    private void Read(string line)
    {
        var text = line.Trim(' ', '\t');
        if (text.AsSpan().IndexOfAnyInRange('\u0000', '\u0008') >= 0 || text.AsSpan().IndexOfAnyInRange('\u000A', '\u001F') >= 0 || text.Contains('\u007F', StringComparison.Ordinal))
        {
            Wrong("it has a control character: lines end in a line feed alone");
            return;
        }

        if (text.Length == 0 || text[0] == '#')
        {
            return;
        }

        switch (text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            case ["log", var key]:
                Log(key, null);
                break;
            case ["log", var key, var url]:
                Log(key, url);
                break;
            case ["witness", var name, var key]:
                Witness(name, key, null);
                break;
            case ["witness", var name, var key, var url]:
                Witness(name, key, url);
                break;
            case ["group", var name, var threshold, .. { Length: > 0 } members]:
                Group(name, threshold, members);
                break;
            case ["quorum", var name]:
                SetQuorum(name);
                break;
            case [("log" or "witness" or "group" or "quorum") and var keyword, ..]:
                Wrong($"a line `{keyword}` is `{Form(keyword)}`");
                break;
            case [var keyword, ..]:
                Wrong($"`{Short(keyword)}` is none of `log`, `witness`, `group` and `quorum`");
                break;
        }
    }

    private void Log(string text, string? url)
    {
        if (!IsRoom(_logs.Count, "logs") || Key(text, _logKeys, "log", VerifierKey.Ed25519, VerifierKey.MlDsa44) is not { } verifier)
        {
            return;
        }

        _logs.Add(new PolicyLog(verifier, Url(url)));
    }

    private void Witness(string name, string text, string? url)
    {
        // Both are looked at: who mends one of them would only come back for the other.
        var isNew = IsRoom(_witnesses.Count, "witnesses") && Define(name);
        if (Key(text, _witnessKeys, "witness", VerifierKey.Ed25519Cosignature, VerifierKey.MlDsa44) is { } verifier && isNew)
        {
            _witnesses.Add(new PolicyWitness(Utf8(name), verifier, Url(url)));
        }
    }

    private void Group(string name, string threshold, string[] members)
    {
        foreach (var member in members)
        {
            if (!_names.Contains(member))
            {
                Wrong(member == WitnessPolicy.None ? "`none` is no member of a group" : $"`{Short(member)}` is not defined before it");
            }
            else if (!_members.Add(member))
            {
                Wrong($"`{Short(member)}` is a member already: each name counts in one place only");
            }
        }

        var least = threshold switch
        {
            "any" => 1L,
            "all" => members.Length,
            _ => StrictText.TryNumber(threshold, members.Length, out var number) ? number : 0,
        };
        if (least == 0)
        {
            Wrong(string.Create(CultureInfo.InvariantCulture, $"`{Short(threshold)}` is neither `any` nor `all` nor a number from 1 to {members.Length}"));
        }

        if (IsRoom(_groups.Count, "groups") && Define(name))
        {
            _groups.Add(new PolicyGroup(Utf8(name), (int)least, [.. members.Select(Utf8)]));
        }
    }

    private void SetQuorum(string name)
    {
        if (_quorum is not null)
        {
            Wrong("there is a line `quorum` already");
        }
        else if (name != WitnessPolicy.None && !_names.Contains(name))
        {
            Wrong($"`{Short(name)}` is not defined before it");
        }

        _quorum ??= name;
    }

    private bool Define(string name)
    {
        if (name == WitnessPolicy.None)
        {
            Wrong("`none` stands for no witness and cannot be a name");
            return false;
        }

        if (!_names.Add(name))
        {
            Wrong($"`{Short(name)}` is defined already");
            return false;
        }

        return true;
    }

    private INoteVerifier? Key(string text, HashSet<string> seen, string whose, params ReadOnlySpan<byte> types)
    {
        if (!VerifierKey.TryParse(Utf8(text), out var key) || !types.Contains(key.Type) || _verifierOf(key) is not { } verifier)
        {
            Wrong(whose == "log"
                ? $"`{Short(text)}` is no verifier key of a log: Ed25519 (01) or ML-DSA-44 (06)"
                : $"`{Short(text)}` is no verifier key of a witness: cosignatures of Ed25519 (04) or ML-DSA-44 (06)");
            return null;
        }

        if (!seen.Add(Convert.ToBase64String(key.PublicKey.Span)))
        {
            Wrong($"the key `{Short(text)}` is that of another {whose} already");
            return null;
        }

        return verifier;
    }

    private bool IsRoom(int count, string what)
    {
        if (count < WitnessLimits.OfEach)
        {
            return true;
        }

        Wrong(string.Create(CultureInfo.InvariantCulture, $"a policy has at most {WitnessLimits.OfEach} {what}"));
        return false;
    }

    private void Wrong(string error)
    {
        if (_errors.Count < WitnessLimits.Errors)
        {
            _errors.Add(string.Create(CultureInfo.InvariantCulture, $"line {_line}: {error}"));
        }
    }

    private static string Form(string keyword) => keyword switch
    {
        "log" => "log KEY [URL]",
        "witness" => "witness NAME KEY [URL]",
        "group" => "group NAME all|any|NUMBER NAME…",
        _ => "quorum NAME",
    };

    private static string? Url(string? octets) => octets is null ? null : Utf8(octets);

    private static string Short(string octets) => Utf8(octets.Length > 60 ? octets[..60] : octets) + (octets.Length > 60 ? "…" : "");

    // To be shown, and to be looked up again by what is shown: octets that are no UTF-8 keep a form that no name can have, with a space.
    private static string Utf8(string octets)
    {
        var bytes = Encoding.Latin1.GetBytes(octets);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : "octets " + Convert.ToHexString(bytes);
    }
}
