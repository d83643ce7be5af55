namespace DataCenterOps.Cel.Tests.Packs;

public sealed class TypedSubjectTests
{
    private const string Parameters =
        """{"home":["DZ"],"order":{"public":0,"internal":1,"restricted":2,"secret":3},"minTls":1.2,"minKm":50,"maxAgeHours":48}""";

    private const string Residency =
        "subject.placements.all(p, p.jurisdiction in params.home || subject.authorisations.exists(a, "
        + "a.kind == 'anpdp-transfer' && p.jurisdiction in a.jurisdictions && timestamp(a.validUntil) > now))";

    [Theory]
    [InlineData("""{"placements":[{"jurisdiction":"DZ"}],"authorisations":[]}""", "true")]
    [InlineData("""{"placements":[{"jurisdiction":"DZ"},{"jurisdiction":"FR"}],"authorisations":[]}""", "false")]
    [InlineData("""{"placements":[{"jurisdiction":"TN"}],"authorisations":[{"kind":"anpdp-transfer","jurisdictions":["TN"],"validUntil":"2099-01-01T00:00:00Z"}]}""", "true")]
    [InlineData("""{"placements":[{"jurisdiction":"TN"}],"authorisations":[{"kind":"anpdp-transfer","jurisdictions":["TN"],"validUntil":"2020-01-01T00:00:00Z"}]}""", "false")]
    public void Personal_data_stays_home_unless_an_authorisation_is_in_force(string subject, string expected) =>
        Assert.Equal(expected, Print(Residency, subject));

    [Theory]
    [InlineData("""{"placements":[{"jurisdiction":"TN"}]}""")]
    [InlineData("""{"authorisations":[]}""")]
    [InlineData("""{"placements":[{"role":"primary"}],"authorisations":[]}""")]
    public void A_fact_that_is_missing_is_an_error_and_never_a_pass(string subject) =>
        Assert.Equal("cel.no_such_field", Run(Residency, subject).Error?.Code);

    [Theory]
    [InlineData("!('FR' in subject.allowedJurisdictions)", """{"allowedJurisdictions":["DZ",{"code":"FR"}]}""")]
    [InlineData("subject.allowedJurisdictions.all(j, j != 'FR')", """{"allowedJurisdictions":["DZ",true]}""")]
    [InlineData("size(subject.allowedJurisdictions) < 3", """{"allowedJurisdictions":["DZ",[]]}""")]
    public void A_list_with_an_item_that_cannot_be_read_answers_nothing(string rule, string subject) =>
        Assert.Equal("cel.invalid_argument", Run(rule, subject).Error?.Code);

    [Fact]
    public void A_fact_that_cannot_be_read_is_an_error()
    {
        var subject = """{"placements":[{"jurisdiction":"TN"}],"authorisations":[{"kind":"anpdp-transfer","jurisdictions":["TN"],"validUntil":"soon"}]}""";
        Assert.Equal("cel.invalid_argument", Run(Residency, subject).Error?.Code);
    }

    [Theory]
    [InlineData("subject.endpoints.all(e, double(e.tls.version) >= params.minTls)", """{"endpoints":[{"tls":{"version":1.3}}]}""", "true")]
    [InlineData("subject.placements.all(p, params.order[p.siteCeiling] >= params.order[subject.classification])", """{"classification":"secret","placements":[{"siteCeiling":"restricted"}]}""", "false")]
    [InlineData("subject.placements.filter(p, !has(p.siteId) || p.siteId == '').map(p, p.id)", """{"placements":[{"id":"a","siteId":""},{"id":"b","siteId":"s"},{"id":"c"}]}""", "[\"a\", \"c\"]")]
    [InlineData("subject.endpoints.all(e, now - timestamp(e.observedAt) < duration(string(params.maxAgeHours) + 'h'))", """{"endpoints":[{"observedAt":"2026-09-20T00:00:00Z"}]}""", "true")]
    [InlineData("subject.placements.filter(p, p.jurisdiction != 'DZ') + subject.flowsOut.filter(f, f.toJurisdiction != 'DZ')", """{"placements":[{"jurisdiction":"DZ"}],"flowsOut":[{"id":"f1","toJurisdiction":"US"}]}""", "[{\"id\": \"f1\", \"toJurisdiction\": \"US\"}]")]
    public void Rules_of_the_starter_pack_work_on_a_declared_subject(string rule, string subject, string expected) =>
        Assert.Equal(expected, Print(rule, subject));

    [Fact]
    public void A_misspelt_field_is_named_with_its_place_and_the_nearest_name()
    {
        var issue = Evaluating.Issue(Estate.Environment, "subject.personalData &&\n  subject.placments.all(p, true)");
        Assert.Equal("cel.no_such_field", issue.Code);
        Assert.Equal("`System` has no field `placments`; did you mean `placements`?", issue.Message);
        Assert.Equal((2, 11), (issue.Line, issue.Column));
        Assert.Equal("  subject.placments.all(p, true)\n          ^", issue.Caret);
    }

    [Fact]
    public void Every_misspelling_is_reported_at_once() =>
        Assert.Equal(2, Estate.Environment.Compile("subject.knid == 'a' && subject.placements.all(p, p.rolle == 'x')").Issues.Length);

    [Fact]
    public void The_fields_that_a_rule_reads_are_known_with_their_marks()
    {
        var compiled = Estate.Environment.Compile("subject.endpoints.all(e, has(e.observedAt) && e.tls.notAfter > now)");
        Assert.Equal(
            "subject.endpoints None False; e.observedAt Volatile, Observed True; e.tls None False; e.tls.notAfter Observed False",
            string.Join("; ", compiled.Uses.Select(use => $"{use.Path} {use.Field.Marks} {use.IsTest}")));
        Assert.Equal("now subject", string.Join(" ", compiled.Names));
        Assert.Equal(CelType.Bool, compiled.ResultType);
    }

    [Fact]
    public void A_static_mix_of_numbers_is_refused()
    {
        var issue = Evaluating.Issue(Estate.Environment, "params.minTls > params.minKm");
        Assert.Equal(("cel.no_such_overload", "`>` does not take `double` and `int`"), (issue.Code, issue.Message));
    }

    [Fact]
    public void A_result_of_another_type_is_refused() =>
        Assert.Equal("cel.wrong_type", Estate.Environment.Compile("subject.kind", CelType.Bool).Issues[0].Code);

    [Fact]
    public void A_lazy_field_is_computed_once_and_only_when_it_is_read()
    {
        var type = new CelObjectType("variables", [new("a", CelType.Int), new("b", CelType.Int)]);
        var reads = new List<int>();
        var value = CelValue.FromObject(new CelObject(type, [CelValue.Lazy, CelValue.Lazy], slot =>
        {
            reads.Add(slot);
            return new CelResult(CelValue.FromInt(7));
        }));
        var environment = CelEnvironment.Standard.WithVariable("variables", CelType.Object(type));
        Assert.Equal("21", Evaluating.Run(environment, "variables.a + variables.a + variables.a", [value]).ToString());
        Assert.Equal([0], reads);
    }

    private static CelResult Run(string rule, string subject) =>
        Evaluating.Run(Estate.Environment, rule, Estate.Values(subject, Parameters));

    private static string Print(string rule, string subject) => Run(rule, subject).ToString();
}
