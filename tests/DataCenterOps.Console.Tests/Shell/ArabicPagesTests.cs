namespace DataCenterOps.Console.Tests.Shell;

/// <summary>A class of its own, so that languages are walked through side by side.</summary>
public sealed class ArabicPagesTests(ConsoleFixture console) : PagesTests(console, "ar");
