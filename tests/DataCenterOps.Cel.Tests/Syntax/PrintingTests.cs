using System.Text.Json;
using CsCheck;
using DataCenterOps.Cel.Tests.Conformance;
using DataCenterOps.Cel.Tests.Reference;

namespace DataCenterOps.Cel.Tests.Syntax;

public sealed class PrintingTests
{
    [Fact]
    public void A_random_expression_is_itself_when_it_was_printed_and_parsed() => Gen.ULong.Sample(
        seed =>
        {
            var dice = new Dice(seed);
            var expressions = new RandomExpression(dice, wild: true);
            Assert.NotNull(Reparsed(expressions.Next(expressions.AnyType(), dice.Next(1, 6))) ?? "too large");
        },
        iter: 3_000);

    [Theory]
    [InlineData("cel-conformance", "cel-simple.jsonl", 600)]
    [InlineData("cel-realworld", "kyverno-expressions.jsonl", 150)]
    public void An_expression_of_the_suites_is_itself_when_it_was_printed_and_parsed(string suite, string file, int least)
    {
        var parsed = File.ReadLines(Suites.File(suite, file))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("expr").GetString()!)
            .Select(Reparsed).Count(printed => printed is not null);
        Assert.True(parsed >= least, $"only {parsed} could be parsed");
    }

    /// <summary>The printed text, which was parsed again and compared; null for a text that is no expression.</summary>
    private static string? Reparsed(string source)
    {
        if (Parse(source) is not { } tree)
        {
            return null;
        }

        var printed = ExprPrinter.Print(tree);
        if (printed.Length > CelLimits.SourceLength)
        {
            return null;
        }

        var again = Parse(printed);
        Assert.True(again is not null, $"{source}\nwas printed as\n{printed}");
        Assert.True(printed == ExprPrinter.Print(again) && Shape(tree) == Shape(again), $"{source}\nwas printed as\n{printed}\n{Shape(tree)}\n{Shape(again)}");
        return printed;
    }

    private static Expr? Parse(string source) =>
        Parser.Parse(new CelSource(source), CelLibraries.Everything.Macros, out _, out _);

    /// <summary>Every node with all that it holds, save ids and offsets.</summary>
    private static string Shape(Expr expr) => expr switch
    {
        Expr.Literal literal => $"{literal.Value.Kind}:{literal.Value}",
        Expr.Name name => $"name:{name.Rooted}:{name.Text}",
        Expr.Select select => $"select:{select.Test}:{select.Optional}:{select.Field}({Shape(select.Operand)})",
        Expr.List list => $"list({string.Join(',', list.Items.Select((item, at) => list.Optional[at] + Shape(item)))})",
        Expr.Map map => $"map({string.Join(',', map.Keys.Select((key, at) => $"{map.Optional[at]}{Shape(key)}={Shape(map.Values[at])}"))})",
        Expr.Bind bind => $"bind:{bind.Variable}({Shape(bind.Value)},{Shape(bind.Body)})",
        Expr.Loop loop => $"{loop.Kind}:{loop.First}:{loop.Second}({Shape(loop.Range)},{(loop.Filter is null ? "" : Shape(loop.Filter))},{Shape(loop.Body)})",
        Expr.Call call => $"call:{call.Function}({(call.Target is null ? "" : Shape(call.Target))};{string.Join(',', call.Arguments.Select(Shape))})",
        Expr.Build build => $"build:{build.Type}",
        _ => throw new InvalidOperationException("a node of no known kind"),
    };
}
