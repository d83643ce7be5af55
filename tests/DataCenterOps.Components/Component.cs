namespace DataCenterOps.Components;

/// <summary>What a test does when something that it needs is not on this machine.</summary>
public static class Component
{
    /// <summary>Whether an absent component is a failure rather than a reason to skip.</summary>
    public static bool IsRequired =>
        Environment.GetEnvironmentVariable("DCOPS_REQUIRE_COMPONENTS") is "1" or "true";

    /// <summary>The sentence to skip with: names the component. xunit's <c>Assert.SkipUnless</c> takes it.</summary>
    /// <exception cref="InvalidOperationException">Components are required, so the test must fail.</exception>
    public static string Missing(string component) =>
        IsRequired
            ? throw new InvalidOperationException($"`{component}` is required and absent")
            : $"{component} is not installed";
}
