using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

public sealed class UsageEventReaderTests
{
    [Fact]
    public void A_state_is_read_with_everything_it_says()
    {
        var usage = UsageEvents.Valid(UsageEvents.State);

        Assert.Equal("min-interior/civil-registry/vm-cr-01", usage.Subject.ToString());
        Assert.Equal(("vm_vcpu", "16", "Cores"), (usage.Meter, usage.Quantity.ToString(), usage.Unit));
        Assert.True(usage.IsState);
        Assert.Equal("184467", usage.Sequence);
    }

    [Fact]
    public void The_digest_is_that_of_the_canonical_form_without_the_signature()
    {
        var signed = UsageEvents.Valid(UsageEvents.State.Replace("\"dcopsseq\"", "\"dcopssig\":\"AAAA\",\"dcopsseq\"", StringComparison.Ordinal));
        const string Canonical =
            """{"data":{"at":"2026-10-03T08:00:00Z","dims":{"flavor":"g1.16"},"meter":"vm_vcpu","quality":"measured","quantity":"16","unit":"Cores"},"dataschema":"urn:dcops:schema:usage.allocated:1","dcopsseq":"184467","id":"vm-cr-01/vcpu/2026-10-03T08:00:00Z","source":"urn:dcops:collector:alg-dc1/hv-07","specversion":"1.0","subject":"min-interior/civil-registry/vm-cr-01","time":"2026-10-03T08:00:00Z","type":"dz.dcops.usage.allocated.v1"}""";

        Assert.Equal(Canonical, Encoding.UTF8.GetString([.. signed.Canonical]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical))), signed.Digest);
        Assert.Equal(UsageEvents.Valid(UsageEvents.State).Digest, signed.Digest);
    }

    [Theory]
    [InlineData("\"16\"", "\"16.00\"")]
    [InlineData("\"time\":\"2026-10-03T08:00:00Z\"", "\"time\":\"2026-10-03T09:00:00.000+01:00\"")]
    [InlineData("\"dcopsseq\":\"184467\"", "\"dcopsseq\":184467")]
    [InlineData("\"dims\":{\"flavor\":\"g1.16\"}", "\"dims\" : { \"flavor\" : \"g1\\u002e16\" }")]
    public void The_same_event_written_differently_has_one_digest(string written, string otherwise)
    {
        var other = UsageEvents.State.Replace(written, otherwise, StringComparison.Ordinal);

        Assert.NotEqual(UsageEvents.State, other, StringComparer.Ordinal);
        Assert.Equal(UsageEvents.Valid(UsageEvents.State).Digest, UsageEvents.Valid(other).Digest);
    }

    [Theory]
    [InlineData("\"16\"", "16", "data.quantity")]
    [InlineData("\"16\"", "\"16.1234567891\"", "data.quantity")]
    [InlineData("\"16\"", "\"-1\"", "data.quantity")]
    [InlineData("\"16\"", "\"1e3\"", "data.quantity")]
    [InlineData("\"16\"", "\"1000000000000001\"", "data.quantity")]
    [InlineData("\"unit\"", "\"units\"", "data.units")]
    [InlineData("\"measured\"", "\"declared\"", "data.quality")]
    [InlineData("\"at\":\"2026-10-03T08:00:00Z\"", "\"at\":\"2026-10-03T08:00:00\"", "data.at")]
    [InlineData("\"at\":\"2026-10-03T08:00:00Z\"", "\"from\":\"2026-10-03T08:00:00Z\"", "data.to")]
    [InlineData("\"at\":\"2026-10-03T08:00:00Z\"", "\"from\":\"2026-10-03T08:00:00Z\",\"to\":\"2026-10-03T08:00:00Z\"", "data.to")]
    [InlineData("\"flavor\":\"g1.16\"", "\"flavor\":16", "data.dims.flavor")]
    [InlineData("\"dcopsseq\"", "\"traceparent\"", "traceparent")]
    [InlineData("\"184467\"", "\"-1\"", "dcopsseq")]
    [InlineData("min-interior/civil-registry/vm-cr-01", "min-interior", "subject")]
    [InlineData("min-interior/civil-registry/vm-cr-01", "Min/civil-registry", "subject")]
    [InlineData("dz.dcops.usage.allocated.v1", "dz.dcops.usage.allocated.v2", "type")]
    [InlineData("urn:dcops:schema:usage.allocated:1", "urn:dcops:schema:usage.other:1", "dataschema")]
    [InlineData("urn:dcops:collector:alg-dc1/hv-07", "https://collector.example", "source")]
    [InlineData("\"1.0\"", "\"0.3\"", "specversion")]
    [InlineData("vm-cr-01/vcpu", "vm\\ud800", "")]
    public void What_is_not_usage_is_refused_in_its_place(string part, string otherwise, string path)
    {
        var reading = UsageEvents.Read(UsageEvents.State.Replace(part, otherwise, StringComparison.Ordinal));

        Assert.Contains(path, Assert.IsType<UsageReading.Invalid>(reading).Errors.Select(error => error.Path), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_error_is_reported_at_once()
    {
        var reading = UsageEvents.Read("""
            {"specversion":"1.0","type":"x","source":"y","id":"i","subject":"z","data":{"meter":"M","extra":1}}
            """);

        var invalid = Assert.IsType<UsageReading.Invalid>(reading);
        Assert.Equal("i", invalid.Id);
        Assert.Equal(
            ["data", "data.extra", "data.meter", "data.quantity", "data.unit", "source", "subject", "time", "type"],
            invalid.Errors.Select(error => error.Path).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Binary_mode_reads_the_same_event_from_headers()
    {
        using var whole = JsonDocument.Parse(UsageEvents.Delta);
        var headers = "specversion type source id subject time".Split(' ')
            .ToDictionary(name => name, name => whole.RootElement.GetProperty(name).GetString()!, StringComparer.Ordinal);

        var reading = UsageEventReader.Read(headers, "application/json", whole.RootElement.GetProperty("data"));

        var structured = UsageEvents.Delta.Replace(
            "\"id\"", "\"datacontenttype\":\"application/json\",\"id\"", StringComparison.Ordinal);
        Assert.Equal(UsageEvents.Valid(structured).Digest, Assert.IsType<UsageReading.Valid>(reading).Event.Digest);
    }

    [Fact]
    public void A_member_that_stands_twice_is_not_json_to_us() =>
        Assert.ThrowsAny<JsonException>(() => UsageEvents.Read(UsageEvents.State.Replace(
            "\"dcopsseq\"", "\"id\":\"other\",\"dcopsseq\"", StringComparison.Ordinal)));
}
