using DataCenterOps.Components;

namespace DataCenterOps.Console.Tests;

/// <summary>A program of a test class's own with the demonstration in it.</summary>
public sealed class SampleHost : EmptyHost
{
    /// <inheritdoc/>
    protected override HostStart How(string folder) => base.How(folder) with { Estate = ConsoleFixture.SampleEstate };
}
