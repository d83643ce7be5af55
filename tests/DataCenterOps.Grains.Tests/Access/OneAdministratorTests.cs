using CsCheck;
using DataCenterOps.Persistence.Tests;

namespace DataCenterOps.Grains.Tests.Access;

public sealed class OneAdministratorTests(Clusters clusters)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_sequence_of_acts_of_one_administrator_makes_or_becomes_the_second_person(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var done = 0;
        var story = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 31]).Array[5, 20];
        await story.SampleAsync(
            async acts =>
            {
                var administrator = await OneAdministrator.BeginAsync(cluster);
                foreach (var (act, by, whom, roles) in acts)
                {
                    await administrator.ActAsync(act, by, whom, roles);
                    Assert.Empty(await administrator.StolenAsync());
                }

                Interlocked.Add(ref done, administrator.Acts);
            },
            iter: 30);

        // A test whose acts are all refused would prove nothing.
        Assert.InRange(done, 60, int.MaxValue);
    }
}
