using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

public sealed class EstateParserTests
{
    [Fact]
    public void The_examples_of_the_design_are_read()
    {
        var estate = EstateExamples.Parse(EstateExamples.Folder);

        Assert.Empty(estate.Errors);
        Assert.Equal(
            "Tenant min-interior, Site alg-dc1, System civil-registry, Flow birth-check, Key min-interior/civil-registry-dek, Meter vm_vcpu",
            string.Join(", ", estate.Documents));
    }

    [Fact]
    public void A_site_is_written_in_the_one_form_that_can_be_compared()
    {
        var site = EstateExamples.Parse(EstateExamples.Folder).Documents[1];

        Assert.Equal(
            """{"capacity":{"memoryGiB":"16384","vcpu":4096},"classificationCeiling":"secret","coordinates":{"lat":"36.7372","lon":"3.0865"},"fictional":true,"id":"alg-dc1","jurisdiction":"DZ","name":{"ar":"الجزائر 1","en":"Algiers 1","fr":"Alger 1"},"national":true}""",
            EstateExamples.Text(site.AsWritten));
    }
}
