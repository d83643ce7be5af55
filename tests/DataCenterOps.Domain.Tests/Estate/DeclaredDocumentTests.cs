using System.Text;
using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

/// <summary>A document is read once; what was read must never speak for another body.</summary>
public sealed class DeclaredDocumentTests
{
    [Fact]
    public void A_copy_with_another_body_reads_that_one()
    {
        var first = Of("""{"id":"v-1","name":"one"}""");
        Assert.Equal("one", first.Read().GetProperty("name").GetString());

        var second = first with { Body = Encoding.UTF8.GetBytes("""{"id":"v-1","name":"two"}""") };

        Assert.Equal("two", second.Read().GetProperty("name").GetString());
        Assert.Equal("one", first.Read().GetProperty("name").GetString());
    }

    [Fact]
    public void Having_been_read_is_no_part_of_its_value()
    {
        var document = Of("""{"id":"v-1"}""");
        var same = document with { };
        _ = document.Read();

        Assert.Equal(same, document);
        Assert.Equal(same.GetHashCode(), document.GetHashCode());
    }

    private static DeclaredDocument Of(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new DeclaredDocument(EstateSchema.Get("Vendor"), "v-1", null, bytes, bytes);
    }
}
