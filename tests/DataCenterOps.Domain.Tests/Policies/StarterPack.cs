using DataCenterOps.Domain.Policies;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>The pack that the repository ships.</summary>
internal static class StarterPack
{
    private const string File = "deploy/policies/dz-gov-baseline.yaml";

    public static string Text { get; } = System.IO.File.ReadAllText(Path.Combine(Root(), File));

    public static CompiledPack Compile()
    {
        var parsed = PackParser.Parse(File, Text);
        Assert.Empty(parsed.Errors);
        var compiled = PackCompiler.Compile(parsed.Pack!, File);
        Assert.Empty(compiled.Errors);
        return compiled.Pack!;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "DataCenterOps.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
