using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>What people sort subjects by.</summary>
public static class SubjectFacts
{
    /// <summary>The criticality of systems that the State does not work without.</summary>
    public const string Vital = "vital";

    private static readonly string[] Order = [Vital, "important", "standard", "low"];

    /// <summary>The criticality of a system; nothing for what has none.</summary>
    public static string? Criticality(EvaluationDocument subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Target == PolicyTarget.System && subject.Subject.AsObject().Read("criticality") is { Kind: CelKind.String } text
            ? text.AsString()
            : null;
    }

    /// <summary>Where a criticality stands, the worst first; what has none comes last.</summary>
    public static int Rank(string? criticality)
    {
        var rank = Array.IndexOf(Order, criticality);
        return rank < 0 ? Order.Length : rank;
    }
}
