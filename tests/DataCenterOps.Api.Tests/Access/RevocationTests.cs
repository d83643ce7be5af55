namespace DataCenterOps.Api.Tests.Access;

/// <summary>Who a token belongs to is remembered for a while; that it was revoked is never missed.</summary>
public sealed class RevocationTests(Hosts hosts)
{
    private const int Callers = 8;
    private const int Rounds = 5;

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task From_the_answer_of_its_revocation_on_a_token_is_nobodys_however_fast_it_is_used(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        for (var round = 0; round < Rounds; round++)
        {
            using var program = await api.AsAsync("*", "auditor");
            var id = (await SlowIdAsync(api, program))!;
            var revoked = false;
            var users = Enumerable.Range(0, Callers).Select(async _ =>
            {
                while (true)
                {
                    // What is asked before the answer of the revocation may go either way.
                    var late = Volatile.Read(ref revoked);
                    var answer = await program.GetAsync("/api/v1/users/me");
                    if (answer.Status == 401)
                    {
                        return;
                    }

                    Assert.False(late, "a revoked token was taken");
                }
            }).ToArray();
            await Task.Delay(50, TestContext.Current.CancellationToken);
            Assert.Equal(200, (await api.SendAsync(HttpMethod.Delete, $"/api/v1/tokens/{id}")).Status);
            Volatile.Write(ref revoked, true);
            await Task.WhenAll(users);
        }
    }

    // The token's id, found by the subject that its holder is told.
    private static async Task<string?> SlowIdAsync(ApiClient api, ApiClient program)
    {
        var subject = (await program.GetAsync("/api/v1/users/me")).Json["subject"]!.GetValue<string>();
        string? after = null;
        do
        {
            var page = await api.GetAsync($"/api/v1/tokens?limit=1000{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            if (page.Items.FirstOrDefault(item => item["subject"]!.GetValue<string>() == subject) is { } found)
            {
                return found["id"]!.GetValue<string>();
            }

            after = page.Json["next"]?.GetValue<string>();
        }
        while (after is not null);
        return null;
    }
}
