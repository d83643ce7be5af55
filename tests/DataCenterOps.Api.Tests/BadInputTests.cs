using System.Text.Json.Nodes;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests;

/// <summary>What is wrong is said with file, line and column, all at once; nothing is applied by halves and nothing breaks.</summary>
public sealed class BadInputTests(Hosts hosts)
{
    private static readonly (HttpMethod Method, string Path)[] Doors =
    [
        (HttpMethod.Post, "/api/v1/estate/plan"), (HttpMethod.Post, "/api/v1/estate/apply"), (HttpMethod.Post, "/api/v1/decisions/evaluate"),
        (HttpMethod.Put, "/api/v1/vendors/naughty-one"), (HttpMethod.Put, "/api/v1/systems/naughty-one"),
        (HttpMethod.Post, "/api/v1/tokens"), (HttpMethod.Post, "/api/v1/packs"),
    ];

    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { Writing.VendorYaml("bad-one")[..^1] + ", colour: red}", "estate.unknown_field" },
        { Writing.VendorYaml("bad-one").Replace("privilegedAccess: false", "privilegedAccess: maybe", StringComparison.Ordinal), "estate.type" },
        { Writing.VendorYaml("bad-one") + "\n---\n" + Writing.VendorYaml("bad-one"), "estate.duplicate" },
        { Writing.SystemYaml("bad-one", "no-such-site"), "estate.reference" },
        { Writing.VendorYaml("bad-one").Replace("incorporatedIn: DZ", "incorporatedIn: QQ", StringComparison.Ordinal), "estate.type" },
        {
            "{document: Jurisdiction, id: BLOC-A, name: {ar: a, fr: a, en: a}, members: [BLOC-B]}\n---\n"
            + "{document: Jurisdiction, id: BLOC-B, name: {ar: b, fr: b, en: b}, members: [BLOC-A]}", "estate.cycle"
        },
        { Writing.VendorYaml("bad-one", "a\\u202eb"), "estate.text" },
        { "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "estate.yaml_feature" },
        { "document: Nothing\nid: x-1", "estate.unknown_kind" },
        { "document: [", "estate.syntax" },
        { Writing.VendorYaml("unknown-pack") + "\n---\n{document: Jurisdiction, id: ZZZZZZ--9, members: [ZZ], colour: 1}", "estate.unknown_field" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_document_is_shown_where_it_is_wrong(string text, string code)
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        foreach (var door in new[] { "estate/plan", "estate/apply", "decisions/evaluate" })
        {
            var answer = await api.SendAsync(HttpMethod.Post, $"/api/v1/{door}", ApiClient.Documents(text));
            answer.IsProblem(422, "estate.invalid");
            var errors = answer.Json["errors"]!.AsArray();
            Assert.True(errors.Any(error => error!["code"]!.GetValue<string>() == code), answer.Text);
            Assert.All(errors, error => Assert.Equal("test.yaml", error!["file"]!.GetValue<string>()));
            Assert.All(errors, error => Assert.True(error!["line"]!.GetValue<int>() > 0 && error["column"]!.GetValue<int>() > 0, answer.Text));
        }

        (await api.GetAsync("/api/v1/vendors/bad-one")).IsProblem(404, "not_found");
    }

    [Fact]
    public async Task All_errors_are_told_at_once()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var text = string.Join("\n---\n", Enumerable.Range(0, 20).Select(i => Writing.VendorYaml($"many-{i}")[..^1] + ", colour: red}"));
        var answer = await api.SendAsync(HttpMethod.Post, "/api/v1/estate/apply", ApiClient.Documents(text));
        Assert.Equal(20, answer.Json["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_policy_that_does_not_type_check_stays_out()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var pack = await File.ReadAllTextAsync(
            Path.Combine(HostProcess.Root, "deploy", "policies", "dz-gov-baseline.yaml"), TestContext.Current.CancellationToken);
        var broken = System.Text.RegularExpressions.Regex.Replace(
            pack, @"(?m)^(?<start>\s+(- )?match:) .*$", "${start} \"subject.noSuchField + 1 == true\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.NotEqual(pack, broken);
        var before = (await api.GetAsync("/api/v1/packs")).Text;
        var answer = await api.SendAsync(
            HttpMethod.Post, "/api/v1/packs", new JsonObject { ["file"] = "pack.yaml", ["text"] = broken }.ToJsonString());
        Assert.Equal(422, answer.Status);
        Assert.Contains("pack.yaml", answer.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await api.GetAsync("/api/v1/packs")).Text);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var large = new byte[50 * 1024 * 1024];
        Array.Fill(large, (byte)' ');
        foreach (var (method, path) in Doors)
        {
            try
            {
                (await api.SendBytesAsync(method, path, large)).IsProblem(413, "request.too_large");
            }
            catch (HttpRequestException exception) when (exception.InnerException is IOException)
            {
                // The server has answered and closed while the client was still sending.
                Assert.Equal(200, (await api.GetAsync("/healthz/live")).Status);
            }
        }
    }

    [Fact]
    public async Task An_evaluation_takes_as_much_as_a_plan()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var body = ApiClient.Documents(
            string.Concat(Enumerable.Repeat($"# {new string('x', 1000)}\n", 3_000)) + Writing.SystemYaml("large-evaluated", "ora-dc1"));
        Assert.True(body.Length > 2 * 1024 * 1024);
        var evaluated = await api.SendAsync(HttpMethod.Post, "/api/v1/decisions/evaluate", body);
        Assert.True(evaluated.Status == 200, evaluated.Text);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_named_with_the_place()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        foreach (var door in new[] { "estate/plan", "estate/apply", "decisions/evaluate" })
        {
            foreach (var order in new[] { """{"file":"fr/b.yaml","text":"# \"é\"\n\u0069d: x@"}""", """{"text":"# \"é\"\n\u0069d: x@","file":"fr/b.yaml"}""" })
            {
                var body = System.Text.Encoding.UTF8.GetBytes($$"""{"documents":[{"file":"a.yaml","text":"# fine"},{{order}}]}""");
                body[Array.LastIndexOf(body, (byte)'@')] = 0xE9;
                var answer = await api.SendBytesAsync(HttpMethod.Post, $"/api/v1/{door}", body);
                answer.IsProblem(400, "request.malformed");
                var error = Assert.Single(answer.Json["errors"]!.AsArray())!;
                Assert.Equal(
                    ("estate.encoding", "fr/b.yaml", 2, 6, "documents[1].text"),
                    (error["code"]!.GetValue<string>(), error["file"]!.GetValue<string>(), error["line"]!.GetValue<int>(),
                        error["column"]!.GetValue<int>(), error["path"]!.GetValue<string>()));
            }

            (await api.SendBytesAsync(HttpMethod.Post, $"/api/v1/{door}", [.. "{\"documents\":[{\"file\":\""u8, 0xE9, .. "\"}]}"u8]))
                .IsProblem(400, "request.malformed");
        }
    }

    [Fact]
    public async Task Odd_ids_in_paths_are_no_failure_of_the_server()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        foreach (var id in new[] { "%20", "%00", "..%2f..", "%F0%9F%98%80", "%E2%80%AE", "%FF", "'", new string('a', 3000), "%2F", "a%0Ab", "under_score" })
        {
            foreach (var segment in new[] { "systems", "vendors", "tokens", "decisions", "jurisdictions", "keys/cnas", "keys/%20", "budgets/a/b" })
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete })
                {
                    var answer = await api.SendAsync(method, $"/api/v1/{segment}/{id}", method == HttpMethod.Put ? "{}" : null);
                    Assert.True(answer.Status is >= 400 and < 500, $"{method} {segment}/{id}: {answer.Status} {answer.Text}");
                }
            }
        }
    }

    [Theory]
    [InlineData("jsontestsuite")]
    [InlineData("naughty-strings-subset")]
    public async Task No_file_of_a_suite_breaks_a_door_that_takes_JSON(string suite)
    {
        var folder = Suites.Find(suite);
        Assert.SkipWhen(folder is null, $"the suite `{suite}` is not there");
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var bad = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            foreach (var (method, path) in Doors)
            {
                var answer = await api.SendBytesAsync(method, path, bytes);
                if (answer.Status >= 500 || (answer.Status >= 400 && answer.MediaType != "application/problem+json"))
                {
                    bad.Add($"{Path.GetFileName(file)} {path}: {answer.Status} {answer.MediaType}");
                }
            }
        }

        Assert.Empty(bad);
    }

    [Fact]
    public async Task No_naughty_string_breaks_a_field()
    {
        var folder = Suites.Find("naughty-strings-subset");
        Assert.SkipWhen(folder is null, "the suite `naughty-strings-subset` is not there");
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var bad = new List<string>();
        var strings = Directory.EnumerateFiles(folder, "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray()).Select(item => item!.GetValue<string>()).ToArray();
        Assert.NotEmpty(strings);
        foreach (var text in strings)
        {
            var value = JsonValue.Create(text).ToJsonString();
            foreach (var (method, path, body) in new[]
            {
                (HttpMethod.Post, "/api/v1/estate/plan", $$"""{"documents":[{"file":{{value}},"text":{{value}}}]}"""),
                (HttpMethod.Put, "/api/v1/vendors/naughty-two", Writing.Vendor().Replace("\"Vendor\"", value, StringComparison.Ordinal)),
                (HttpMethod.Put, "/api/v1/vendors/naughty-two", $$"""{{{value}}:1}"""),
                (HttpMethod.Post, "/api/v1/tokens", $$"""{"name":{{value}},"subject":{{value}},"roles":[{{value}}],"tenant":{{value}},"expiresAt":{{value}}}"""),
                (HttpMethod.Post, "/api/v1/packs", $$"""{"file":"p","text":{{value}}}"""),
                (HttpMethod.Get, "/api/v1/findings?subject=" + Uri.EscapeDataString(text), null),
                (HttpMethod.Get, "/api/v1/ledger/entries?stream=" + Uri.EscapeDataString(text), null),
            })
            {
                var answer = await api.SendAsync(method, path, body);
                if (answer.Status >= 500)
                {
                    bad.Add($"{text} {path}: {answer.Status}");
                }
            }
        }

        Assert.Empty(bad);
    }
}
