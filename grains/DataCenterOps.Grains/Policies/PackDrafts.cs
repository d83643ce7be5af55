using System.Collections.Concurrent;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>Reads drafts of packs as strictly as a pack that comes into force, and keeps the last few: a preview asks for each of its pages.</summary>
internal sealed class PackDrafts
{
    private readonly ConcurrentDictionary<(string File, string Text), PackDraft> _known = new();

    /// <summary>The draft.</summary>
    public PackDraft Read(string file, string text)
    {
        if (_known.TryGetValue((file, text), out var known))
        {
            return known;
        }

        var draft = Judge(file, text);
        if (_known.Count >= PolicyLimits.Drafts)
        {
            _known.Clear();
        }

        return _known[(file, text)] = draft;
    }

    private static PackDraft Judge(string file, string text)
    {
        var (pack, errors) = PackCheck.Of(file, text);
        return new PackDraft(pack, [.. errors.Select(Describe)])
        {
            Tried = pack is null && errors.All(static error => error.Code == PackCheck.TestFailed) ? PackCompiler.Compile(PackParser.Parse(file, text).Pack!, file).Pack : null,
        };
    }

    /// <summary>An error as a reason of a refusal.</summary>
    public static Reason Describe(PackError error) =>
        new(error.Code, $"{error.File}:{error.Line}:{error.Column}: {error.Path}: {error.Message}");
}
