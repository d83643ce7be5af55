using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>How sovereign a system is by a table: our score, never a certification.</summary>
/// <param name="Objectives">In the order of the table.</param>
public sealed record SystemScore(ImmutableArray<ObjectiveScore> Objectives)
{
    /// <summary>Where it stands in each.</summary>
    public ImmutableArray<ObjectiveLevel> Levels { get; } = [.. Objectives.Select(objective => objective.Standing)];

    /// <summary>In hundredths of a percent, by the levels that count.</summary>
    public int Score => ObjectiveLevel.ScoreOf(Levels);

    /// <summary>The same by what is declared alone.</summary>
    public int Declared => ObjectiveLevel.DeclaredOf(Levels);

    /// <summary>The objective that is its weakest.</summary>
    public string Weakest => ObjectiveLevel.WeakestOf(Levels).Id;

    /// <summary>How many objectives are below their floor.</summary>
    public int Below => Levels.Count(level => level.IsBelowFloor);

    /// <summary>
    /// The hash of all that a reader is shown, lower-case hexadecimal: another one means that the score has changed. It is made
    /// without the JSON, which takes longer than the judging: a sweep compares by the thousand and finds most as they were.
    /// </summary>
    public string Digest()
    {
        var shown = new StringBuilder(1_024);
        foreach (var objective in Objectives)
        {
            Text(objective.Id);
            Number(objective.Weight);
            Number(objective.Floor);
            Number(objective.Answers.Length);
            foreach (var answer in objective.Answers)
            {
                Text(answer.Id);
                Number(answer.Declared);
                Number(answer.IsProven ? 1 : 0);
                Number(answer.Evidence.Length);
                foreach (var name in answer.Evidence)
                {
                    Text(name);
                }

                Number(answer.EvidenceLeftOut);
                Text(answer.Error?.Part);
                Text(answer.Error?.Code);
                Text(answer.Error?.Message);
                Number(answer.Error?.Line ?? 0);
                Number(answer.Error?.Column ?? 0);
            }
        }

        return CanonicalJson.Sha256(Encoding.UTF8.GetBytes(shown.ToString()));

        // With its length before it no text can run into the next.
        void Text(string? text)
        {
            Number(text?.Length ?? -1);
            shown.Append(text);
        }

        void Number(int number) => shown.Append(CultureInfo.InvariantCulture, $"{number};");
    }
}
