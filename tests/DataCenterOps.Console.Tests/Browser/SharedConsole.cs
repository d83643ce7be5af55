namespace DataCenterOps.Console.Tests;

/// <summary>The tests that share the program and the browser.</summary>
[CollectionDefinition(Name)]
public sealed class SharedConsole : ICollectionFixture<ConsoleFixture>
{
    public const string Name = "console";
}
