using DataCenterOps.Cryptography.Notes;
using Microsoft.Extensions.Configuration;

namespace DataCenterOps.Host.Tests.Opening;

/// <summary>A key that cannot be read stops the start: it must not turn into trusting nobody in particular.</summary>
public sealed class PackTrustSettingsTests
{
    [Fact]
    public void Keys_are_read_one_by_one_and_what_is_none_stops_the_start()
    {
        var (first, second) = (NoteKeyFile.Create("ministry-policies").Key.ToString(), NoteKeyFile.Create("next").Key.ToString());
        var (settings, errors) = HostSettings.Read(Configuration(("Policies:TrustedKeys:0", first), ("Policies:TrustedKeys:1", second)));
        Assert.Empty(errors);
        Assert.Equal(["ministry-policies", "next"], settings.Trust.Keys.Select(key => key.Name), StringComparer.Ordinal);
        Assert.Single(HostSettings.Read(Configuration(("Policies:TrustedKeys", first))).Settings.Trust.Keys);
        Assert.Empty(HostSettings.Read(Configuration()).Settings.Trust.Keys);

        Assert.Contains("`Policies:TrustedKeys`", Assert.Single(HostSettings.Read(Configuration(("Policies:TrustedKeys:0", first[..^4]))).Errors), StringComparison.Ordinal);
        Assert.Contains(
            "at most 16",
            Assert.Single(HostSettings.Read(Configuration([.. Enumerable.Range(0, 17).Select(n => ($"Policies:TrustedKeys:{n}", first))])).Errors),
            StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Name, (string?)value.Value))).Build();
}
