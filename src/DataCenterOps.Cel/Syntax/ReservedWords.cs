using System.Collections.Frozen;

namespace DataCenterOps.Cel;

/// <summary>Words that name nothing, so that the language can grow. Fields and members may have them.</summary>
internal static class ReservedWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while");

    public static bool Contains(string word) => Words.Contains(word);
}
