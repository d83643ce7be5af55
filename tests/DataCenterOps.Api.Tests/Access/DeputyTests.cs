using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>The caller's own deputy over HTTP: named, exchanged, taken back, and never a way around the second person.</summary>
public sealed class DeputyTests(Hosts hosts)
{
    private const string Path = "/api/v1/deputy";

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_deputy_agrees_in_the_persons_place_until_another_is_named_or_none(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var adila = await api.AsPersonAsync("adila", "platform-admin");
        using var salim = await api.AsPersonAsync("salim", "security-officer", "operator");
        using var hana = await api.AsPersonAsync("hana", "operator");
        using var fatma = await api.AsPersonAsync("fatma", "operator");
        (await salim.GetAsync(Path)).IsProblem(404, "not_found");

        // An operator has no say in tokens and does not see who asks for one: only as the deputy of somebody who has.
        var first = await AskAsync(adila);
        await ApproveAsync(hana, first, 404);
        var named = await salim.SendAsync(HttpMethod.Put, Path, Deputy("hana", -1, 48));
        Assert.True(named.Status == 200, named.Text);
        Assert.Equal("hana", named.Json["deputy"]!.GetValue<string>());
        Assert.Equal(named.Text, (await salim.GetAsync(Path)).Text);
        Assert.EndsWith("Z", named.Json["until"]!.GetValue<string>(), StringComparison.Ordinal);
        await ApproveAsync(hana, first, 200);

        var second = await AskAsync(adila);
        var other = await salim.SendAsync(HttpMethod.Put, Path, Deputy("fatma", -1, 48));
        Assert.True(other.Status == 200, other.Text);
        Assert.Equal("fatma", other.Json["deputy"]!.GetValue<string>());
        Assert.Equal("fatma", (await salim.GetAsync(Path)).Json["deputy"]!.GetValue<string>());
        await ApproveAsync(hana, second, 404);
        await ApproveAsync(fatma, second, 200);

        // One who is named for a time to come is nobody's deputy yet.
        var third = await AskAsync(adila);
        Assert.Equal(200, (await salim.SendAsync(HttpMethod.Put, Path, Deputy("hana", 24, 48))).Status);
        await ApproveAsync(hana, third, 404);
        await ApproveAsync(fatma, third, 404);

        Assert.Equal(200, (await salim.SendAsync(HttpMethod.Put, Path, Deputy("hana", -1, 48))).Status);
        Assert.Equal((204, ""), await EndAsync(salim));
        await ApproveAsync(hana, third, 404);
        (await salim.GetAsync(Path)).IsProblem(404, "not_found");
        (await salim.SendAsync(HttpMethod.Delete, Path)).IsProblem(404, "not_found");
        await ApproveAsync(salim, third, 200);
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Who_asks_is_no_second_person_by_being_somebodys_deputy(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var warda = await api.AsPersonAsync("warda", "platform-admin");
        using var zohra = await api.AsPersonAsync("zohra", "platform-admin");
        Assert.Equal(200, (await zohra.SendAsync(HttpMethod.Put, Path, Deputy("warda", -1, 24))).Status);

        var asked = await AskAsync(warda);
        (await warda.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{asked.Id}/approve", asked.Body)).IsProblem(403, "approval.requester");
        (await zohra.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{asked.Id}/pass", """{"deputy":"warda"}""")).IsProblem(403, "approval.requester");
        Assert.Equal("waiting", (await zohra.GetAsync($"/api/v1/approvals/{asked.Id}")).Json["state"]!.GetValue<string>());
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task What_cannot_be_is_refused_with_its_reason_and_changes_nothing(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var yasmine = await api.AsPersonAsync("yasmine", "security-officer");
        using var lamia = await api.AsPersonAsync("lamia", "operator");
        using var auditor = await api.AsAsync("*", "auditor");
        using var reader = await api.AsAsync("cnas", "tenant-reader");
        using var nobody = api.As(null);

        await RefusedAsync(yasmine, Deputy("yasmine", 0, 24), 409, "approval.deputy");
        await RefusedAsync(yasmine, Deputy("lamia", 0, 24), 409, "approval.deputy_role");
        await RefusedAsync(yasmine, Deputy("nobody-like-that", 0, 24), 409, "approval.deputy_role");
        await RefusedAsync(yasmine, Deputy("", 0, 24), 409, "approval.deputy_role");
        using var leila = await api.AsPersonAsync("leila", "security-officer");
        await RefusedAsync(yasmine, Deputy("leila", 0, 24 * 61), 409, "approval.deputy_span");
        await RefusedAsync(yasmine, Deputy("leila", -48, -24), 409, "approval.deputy_span");
        await RefusedAsync(yasmine, Deputy("leila", 24, 0), 409, "approval.deputy_span");
        await RefusedAsync(yasmine, """{"deputy":"leila","from":"tomorrow","until":"2099-01-01T00:00:00Z"}""", 422, "request.invalid");
        await RefusedAsync(yasmine, """{"deputy":"leila"}""", 422, "request.invalid");
        await RefusedAsync(yasmine, "leila", 400, "request.malformed");
        await RefusedAsync(auditor, Deputy("leila", 0, 24), 403, "auth.forbidden");
        await RefusedAsync(reader, Deputy("leila", 0, 24), 403, "auth.forbidden");
        await RefusedAsync(api, Deputy("leila", 0, 24), 403, "approval.person");
        await RefusedAsync(nobody, Deputy("leila", 0, 24), 401, "auth.required");
        (await api.SendAsync(HttpMethod.Delete, Path)).IsProblem(403, "approval.person");
        (await auditor.SendAsync(HttpMethod.Delete, Path)).IsProblem(403, "auth.forbidden");
        (await auditor.GetAsync(Path)).IsProblem(403, "auth.forbidden");
        (await yasmine.GetAsync(Path)).IsProblem(404, "not_found");
    }

    private static async Task RefusedAsync(ApiClient who, string body, int status, string code) =>
        (await who.SendAsync(HttpMethod.Put, Path, body)).IsProblem(status, code);

    private static async Task<(int, string)> EndAsync(ApiClient who)
    {
        var ended = await who.SendAsync(HttpMethod.Delete, Path);
        return (ended.Status, ended.Text);
    }

    // A token over everything for a program needs somebody else's consent.
    private static async Task<(string Id, string Body)> AskAsync(ApiClient who)
    {
        var body = new JsonObject
        {
            ["name"] = "a program", ["subject"] = $"p-{Guid.CreateVersion7():N}"[..24], ["roles"] = new JsonArray("operator"), ["tenant"] = "*",
            ["expiresAt"] = ApiClient.InHours(24),
        };
        var asked = await who.SendAsync(HttpMethod.Post, "/api/v1/tokens", body.ToJsonString());
        Assert.Equal(202, asked.Status);
        return (asked.Json["approval"]!.GetValue<string>(), new JsonObject { ["digest"] = asked.Json["digest"]!.GetValue<string>() }.ToJsonString());
    }

    private static async Task ApproveAsync(ApiClient who, (string Id, string Body) asked, int status) =>
        Assert.Equal(status, (await who.SendAsync(HttpMethod.Post, $"/api/v1/approvals/{asked.Id}/approve", asked.Body)).Status);

    private static string Deputy(string person, int fromHours, int untilHours) => new JsonObject
    {
        ["deputy"] = person, ["from"] = ApiClient.InHours(fromHours), ["until"] = ApiClient.InHours(untilHours),
    }.ToJsonString();
}
