using System.Text.RegularExpressions;
using DataCenterOps.Cel;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Cli.Policies;

/// <summary>Doubts about the expressions of one policy: each compiles, and may still not mean what its author meant.</summary>
internal sealed partial class ExpressionLint(CompiledPolicy policy)
{
    // What a path was asked for in `match` holds in the rules too.
    private readonly HashSet<string> _askedInMatch = policy.Expressions
        .Where(expression => expression.Kind == PolicyExpressionKind.Match)
        .SelectMany(expression => expression.Uses).Where(use => use.IsTest).Select(use => use.Path).ToHashSet(StringComparer.Ordinal);

    /// <summary>The warnings, in the order of the expressions.</summary>
    public IEnumerable<LintWarning> Warnings()
    {
        foreach (var expression in policy.Expressions.Where(expression => expression.Kind != PolicyExpressionKind.Evidence))
        {
            var unasked = Unasked(expression).ToList();
            foreach (var path in unasked.Select(use => use.Path).Distinct(StringComparer.Ordinal))
            {
                yield return Of($"{Name(expression)} reads `{path}`, which may be unset, without `has()` or `.?`", "lint.optional");
            }

            if (expression.Kind != PolicyExpressionKind.Variable)
            {
                foreach (var operand in Swallowed(expression, unasked).Distinct(StringComparer.Ordinal))
                {
                    yield return Of($"{Name(expression)} passes over an error of `{operand}` when the other side decides", "lint.absorbs");
                }
            }

            if (expression.Kind == PolicyExpressionKind.Rule && IsConstant(expression))
            {
                yield return Of($"{Name(expression)} is the same for every subject", "lint.constant");
            }
        }
    }

    private static string Name(PolicyExpression expression) => expression.Kind switch
    {
        PolicyExpressionKind.Rule => $"the rule `{expression.Name}`",
        PolicyExpressionKind.Variable => $"the variable `{expression.Name}`",
        _ => "`match`",
    };

    private LintWarning Of(string message, string code) => new(policy.Policy.Id, message, code);

    private IEnumerable<CelFieldUse> Unasked(PolicyExpression expression)
    {
        var asked = expression.Uses.Where(use => use.IsTest).Select(use => use.Path).ToHashSet(StringComparer.Ordinal);
        return expression.Uses.Where(use => use.Field.Optional && !use.IsTest && !asked.Contains(use.Path)
            && !(expression.Kind == PolicyExpressionKind.Rule && _askedInMatch.Contains(use.Path)));
    }

    // An error ends in a pass where `||` makes a rule true or `&&` makes a selection false; under `!` the other way round.
    private static IEnumerable<string> Swallowed(PolicyExpression expression, List<CelFieldUse> unasked)
    {
        var deciding = expression.Kind == PolicyExpressionKind.Match ? "&&" : "||";
        var unset = unasked.Select(use => Offset(expression.Source, use.Line, use.Column)).ToList();
        var blank = OperandChain.WithoutTexts(expression.Source);
        return from chain in OperandChain.In(expression.Source)
               where chain.Operator == deciding != chain.IsNegated
               from operand in chain.Operands
               where unset.Exists(at => at >= operand.Start.Value && at < operand.End.Value) || MayFail(blank, operand)
               select expression.Source[operand].Trim();
    }

    // Conversions of texts, ranks of levels and look-ups fail on what they do not know; a look-up behind `in` does not.
    private static bool MayFail(string blank, Range operand) =>
        Conversion().IsMatch(blank[operand])
        || Lookup().Matches(blank[operand]).Any(match => !IsAskedFor(blank, match.Groups["map"].Value, match.Groups["key"].Value));

    private static bool IsAskedFor(string blank, string map, string key) =>
        blank.Contains($"{key} in {map}", StringComparison.Ordinal);

    private bool IsConstant(PolicyExpression expression)
    {
        if (!IsLive(expression))
        {
            return true;
        }

        var blank = OperandChain.WithoutTexts(expression.Source);
        foreach (var chain in OperandChain.In(expression.Source).Where(chain => chain.IsWhole))
        {
            var decisive = chain.Operator == "||" ? "true" : "false";
            if (chain.Operands.Any(operand => blank[operand].Trim() == decisive))
            {
                return true;
            }

            // `a || !a` and `a && !a`.
            var operands = chain.Operands.Select(operand => expression.Source[operand].Trim()).ToHashSet(StringComparer.Ordinal);
            if (operands.Any(operand => operands.Contains($"!{operand}") || operands.Contains($"!({operand})")))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsLive(PolicyExpression expression) =>
        expression.Names.Any(name => name is "subject" or "now")
        || expression.Uses.Where(use => use.Type.Name == "variables").Any(use => policy.Expressions.Any(other =>
            other.Kind == PolicyExpressionKind.Variable && other.Name == use.Field.Name && IsLive(other)));

    // Positions count code points, ranges UTF-16 units.
    private static int Offset(string source, int line, int column)
    {
        var start = 0;
        for (; line > 1; line--)
        {
            start = source.IndexOf('\n', start) + 1;
        }

        return start + source[start..].EnumerateRunes().Take(column - 1).Sum(rune => rune.Utf16SequenceLength);
    }

    [GeneratedRegex(@"\b(?:double|int|uint|rank)\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Conversion();

    [GeneratedRegex(@"(?<map>[A-Za-z_][\w.]*)\[(?<key>[^\[\]]*)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lookup();
}
