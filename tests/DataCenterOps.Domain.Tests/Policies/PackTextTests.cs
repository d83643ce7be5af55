using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>Texts that once threw out of the reader of YAML.</summary>
public sealed class PackTextTests
{
    [Theory]
    [InlineData("... {")]
    [InlineData("...\n{")]
    [InlineData("!!]-")]
    [InlineData("a: [1, 2\nb: 3")]
    [InlineData("pack: {id: p, version: '1', ? [x] : y}")]
    [InlineData("? {a: b}\n: c")]
    [InlineData("pack: {id: p, version: '1'}\npolicies: [{params: {x: 1e999}, id: a}]")]
    public void What_is_no_pack_is_refused_with_a_place(string text)
    {
        var parsed = PackParser.Parse("pack.yaml", text);
        Assert.Null(parsed.Pack);
        Assert.NotEmpty(parsed.Errors);
        Assert.All(parsed.Errors, error => Assert.True(error.Line >= 1 && error.Column >= 1));
    }

    [Theory]
    [InlineData("... {")]
    [InlineData("!!]-")]
    [InlineData("kind: Estate\npacks: !!]-")]
    public void What_is_no_estate_is_refused_with_a_place(string text)
    {
        Assert.True(EstateFile.TryDecode("estate.yaml", System.Text.Encoding.UTF8.GetBytes(text), out var file, out _));
        var errors = EstateParser.Parse([file]).Errors;
        Assert.NotEmpty(errors);
        Assert.Empty(PackPaths.In($"document: Estate\n{text}"));
    }
}
