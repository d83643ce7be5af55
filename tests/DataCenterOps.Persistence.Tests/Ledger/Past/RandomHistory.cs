using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Persistence.Ledger;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Past;

/// <summary>A history of entries of every kind that a projection makes rows of, the same for the same seed.</summary>
internal sealed class RandomHistory(ulong seed)
{
    private static readonly string[] Tenants = ["cnas", "min-interior", "min-health"];

    private static readonly string[] Severities = ["critical", "high", "medium", "low"];

    private readonly PCG _chance = new(7, seed);
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly List<(string Stream, string Id, string Tenant)> _waivers = [];
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private int _count;
    private int _made;

    /// <summary>How many entries there are.</summary>
    public int Count => _count;

    /// <summary>Appends some more, many at a time: of one moment those of different streams, in no order.</summary>
    public async Task AppendAsync(Silo silo, int entries)
    {
        var end = _count + entries;
        while (_count < end)
        {
            var together = new Dictionary<string, LedgerAppend>(StringComparer.Ordinal);
            for (var i = 0; i < 64 && _count < end; i++)
            {
                var append = Next(together.ContainsKey);
                if (append is null)
                {
                    break;
                }

                together.Add(append.Stream.Value, append);
                _count++;
            }

            await Task.WhenAll(together.Values.Select(append => silo.Ledger.AppendAsync(append, TestContext.Current.CancellationToken)));
        }
    }

    // One of a stream that is not written at this moment; nothing when chance names one that is.
    private LedgerAppend? Next(Func<string, bool> isTaken)
    {
        var append = Below(13) switch
        {
            0 => Site(),
            1 => Other(),
            2 => Finding(),
            3 => Sweep(),
            4 => Waiver(isTaken),
            5 => Access(),
            6 => Approval(),
            7 => Law(),
            8 => OfLedger(),
            _ => System(),
        };
        if (append is null || isTaken(append.Stream.Value))
        {
            return null;
        }

        _versions[append.Stream.Value] = append.ExpectedVersion + 1;
        return append;
    }

    private int Below(int end) => (int)_chance.Next((uint)end);

    private string One(params string[] choices) => choices[Below(choices.Length)];

    private LedgerAppend Of(string stream, string type, JsonObject body, string? tenant = null, params LedgerDocument[] documents)
    {
        var entry = Entry(type, Canonical(body), tenant, minute: _count) with
        {
            PolicyRevision = $"sha256:{Below(3)}",
            Outcome = body.ContainsKey("refused") ? EntryOutcome.Refused : EntryOutcome.Applied,
            Reasons = body.ContainsKey("refused") ? ["policy.denied"] : [],
        };
        return Append(stream, _versions.GetValueOrDefault(stream), entry) with { Documents = [.. documents] };
    }

    // Created first, then changed, sometimes retired and declared again.
    private LedgerAppend Declared(string kind, string key, string id, JsonObject document, string? tenant, bool byHash = false)
    {
        var declared = EstateSchema.Get(kind);
        var stream = $"{declared.Singular}/{key}";
        var isNew = _states.GetValueOrDefault(stream) is null or "retired";
        var what = isNew ? "created" : Below(8) == 0 ? "retired" : "changed";
        var body = new JsonObject { ["id"] = id };
        if (Below(6) == 0)
        {
            body["decision"] = Decision(kind, id);
        }

        if (Below(12) == 0)
        {
            body["refused"] = true;
        }
        else
        {
            _states[stream] = what;
        }

        LedgerDocument[] documents = [];
        if (what != "retired" && byHash)
        {
            documents = [LedgerDocument.Of(CanonicalJson.Write(document))];
            body["documentSha256"] = documents[0].Sha256;
        }
        else if (what != "retired")
        {
            body["document"] = document;
            body["estate"] = One("algeria", "other");
        }

        return Of(stream, $"{declared.Topic}/{declared.Singular}-{what}/1", body, tenant, documents);
    }

    // Digests of facts, one behind the other, and what becomes of epochs.
    private LedgerAppend OfLedger()
    {
        var root = TreeHash.OfLeaf(BitConverter.GetBytes(_count));
        if (Below(4) > 0)
        {
            var series = SeriesName.Of("usage", One("dc1", "dc2"), "20261003T080000Z-00000001");
            var first = _numbers.GetValueOrDefault(series.Value) + 1;
            var last = _numbers[series.Value] = first + Below(9);
            return Of(series.Stream.Value, FactDigest.EntryType, Body(new FactDigest(series, first, last, root, Noon, Noon.AddSeconds(first)).ToBody()));
        }

        var epoch = _numbers["epoch"] = _numbers.GetValueOrDefault("epoch", 1) + 1;
        var previous = new EpochHead(epoch - 1, new Checkpoint("log.example/ledger", _count, root));
        var begun = new EpochBegun(epoch, $"log.example/ledger/{epoch}", previous, null, Below(2) == 0 ? [] : [new EpochLoss(epoch - 1, 7, 9)], new string('a', 64), Noon);
        return Of(EpochEntryTypes.Stream.Value, EpochEntryTypes.Begun, Body(begun.Write()));
    }

    private static JsonObject Body(byte[] json) => JsonNode.Parse(json)!.AsObject();

    private JsonObject Decision(string kind, string id) => new()
    {
        ["id"] = $"d-{_made++}", ["outcome"] = One("allow", "deny"), ["operation"] = "declare",
        ["subject"] = new JsonObject { ["kind"] = kind, ["id"] = id }, ["results"] = new JsonArray(),
    };

    private LedgerAppend System()
    {
        var tenant = One(Tenants);
        var id = $"system-{tenant}-{Below(40)}";
        return Declared("System", $"{tenant}/{id}", id, new JsonObject
        {
            ["name"] = Name($"{id} {Below(5)}"), ["kind"] = "register", ["phase"] = One("production", "test"), ["criticality"] = One("vital", "normal"),
            ["classification"] = "restricted", ["personalData"] = Below(2) == 0, ["tenant"] = tenant,
            ["placements"] = new JsonArray(new JsonObject { ["id"] = "p1", ["role"] = "primary", ["siteId"] = $"site-{Below(5)}" }),
            ["resources"] = new JsonArray([.. Enumerable.Range(0, Below(3)).Select(n => new JsonObject
            {
                ["id"] = $"r{n}", ["siteId"] = $"site-{Below(5)}", ["since"] = "2026-01-01T00:00:00Z", ["quantities"] = new JsonObject { ["compute.vcpu"] = One("2", "4") },
            })]),
            ["checks"] = new JsonArray([.. Enumerable.Range(0, Below(3)).Select(n => JsonNode.Parse($$"""{"id":"c{{n}}","kind":"tcp","target":"tcp://127.0.0.1:9"}"""))]),
        }, tenant);
    }

    private LedgerAppend Site()
    {
        var id = $"site-{Below(5)}";
        return Below(2) == 0
            ? Declared("Site", id, id, new JsonObject { ["name"] = Name(id), ["jurisdiction"] = One("DZ", "FR"), ["national"] = Below(2) == 0 }, tenant: null)
            : Declared("SiteInventory", id, id, new JsonObject
            {
                ["site"] = id, ["takenAt"] = "2026-01-01T00:00:00Z", ["signature"] = new JsonObject { ["value"] = $"s{Below(9)}" },
                ["items"] = new JsonArray([.. Enumerable.Range(0, Below(4)).Select(n => new JsonObject
                {
                    ["system"] = $"system-cnas-{n}", ["role"] = One("primary", "backup"),
                })]),
            }, tenant: null, byHash: true);
    }

    private LedgerAppend Other()
    {
        var id = One(Tenants);
        return Below(3) switch
        {
            0 => Declared("Tenant", id, id, new JsonObject { ["name"] = Name($"{id} {Below(3)}"), ["kind"] = "ministry", ["head"] = $"p-{Below(9)}" }, id),
            1 => Person($"p-{Below(9)}-{id}", id),
            _ => Declared("Jurisdiction", "DZ", "DZ", new JsonObject { ["name"] = Name($"Algeria {Below(9)}") }, tenant: null),
        };
    }

    private LedgerAppend Person(string id, string tenant) =>
        Declared("Person", id, id, new JsonObject { ["tenant"] = tenant, ["fictional"] = true }, tenant);

    private LedgerAppend Finding()
    {
        var tenant = One(Tenants);
        var (policy, id) = ($"TST-00{Below(3)}", $"system-{tenant}-{Below(10)}");
        var key = $"finding {tenant} {policy} {id}";
        var what = !_states.TryGetValue(key, out var state) || state == "closed" ? "opened" : One("changed", "closed");
        _states[key] = what;
        var body = new JsonObject { ["policy"] = policy, ["rule"] = "r1", ["subject"] = new JsonObject { ["kind"] = "System", ["id"] = id } };
        if (what != "closed")
        {
            (body["severity"], body["category"], body["outcome"]) = (One(Severities), "residency", One("violation", "error"));
            body["message"] = Name($"{Below(9)}");
        }

        return Of($"compliance/{tenant}", $"policies/finding-{what}/1", body, tenant);
    }

    private LedgerAppend Sweep()
    {
        var tenant = One(Tenants);
        if (Below(2) == 0)
        {
            var system = $"system-{tenant}-{Below(10)}";
            return Below(5) == 0
                ? Of($"compliance/{tenant}", SovereigntyEntryTypes.Removed, new JsonObject { ["system"] = system }, tenant)
                : Of($"compliance/{tenant}", SovereigntyEntryTypes.Scored, JsonNode.Parse(ScoreJson.Write(system, new SystemScore(
                    [new ObjectiveScore("SOV-1", 10, 2, [new AnswerScore("a1", Below(4), true, [], 0, null)])])))!.AsObject(), tenant);
        }

        return Of($"compliance/{tenant}", "policies/sweep-ended/1", new JsonObject
        {
            ["mode"] = One("full", "changed"), ["position"] = _count, ["startedAt"] = Rfc3339.Write(Noon.AddMinutes(_count)), ["subjects"] = Below(50),
            ["open"] = new JsonObject(Severities.Select(severity => KeyValuePair.Create(severity, (JsonNode?)Below(9)))), ["sha256"] = $"{Below(99)}",
        }, tenant);
    }

    private LedgerAppend? Waiver(Func<string, bool> isTaken)
    {
        var old = _waivers.Count > 0 ? _waivers[Below(_waivers.Count)] : default;
        if (old.Id is not null && Below(3) == 0)
        {
            var type = One(WaiverEntryTypes.Revoked, WaiverEntryTypes.Expired);
            return Of(old.Stream, type, new JsonObject { ["id"] = old.Id, ["at"] = Rfc3339.Write(Noon.AddMinutes(_count)), ["person"] = "p-1" }, old.Tenant);
        }

        // What one supersedes was granted before.
        var supersedes = old.Id is not null && !isTaken(old.Stream) && Below(2) == 0;
        var (tenant, id) = (supersedes ? old.Tenant : One(Tenants), $"w-{_made++:D6}");
        var from = Noon.AddMinutes(_count);
        var arguments = new WaiverArguments
        {
            Category = "residency",
            Pairs = [new WaivedPair("TST-001", "r1", "00", "System", $"system-{tenant}-{Below(10)}", null, "shown", 3)],
            Renewal = new WaiverRenewal(supersedes ? 1 : 0, supersedes ? Noon : null, supersedes ? [old.Id!] : []),
            Request = new WaiverRequest("TST-001", ["r1"], [], "because", "T-1", "p-9", ["watched"], from.AddDays(30)),
        };
        var body = arguments.ToJson();
        (body["id"], body["from"], body["requester"], body["approvers"]) = (id, Rfc3339.Write(from), "p-2", new JsonArray("p-3"));
        _waivers.Add(($"waiver/{tenant}/{id}", id, tenant));
        return Of($"waiver/{tenant}/{id}", WaiverEntryTypes.Granted, body, tenant);
    }

    private LedgerAppend Access()
    {
        var number = Below(6);
        switch (Below(4))
        {
            case 0:
                var person = new JsonObject { ["person"] = $"p-{number}", ["roles"] = new JsonArray(One("operator", "auditor")), ["tenant"] = "*" };
                var act = _versions.ContainsKey($"person-account/p-{number}") ? One("granted", "joined", "disabled", "enabled", "reset") : One("invited", "admitted");
                return Of($"person-account/p-{number}", $"access/person-{act}/1", person);
            case 1:
                var token = _made++;
                return Of($"token/t-{token}", "access/token-created/1", new JsonObject
                {
                    ["id"] = $"t-{token}", ["name"] = "n", ["subject"] = "s", ["roles"] = new JsonArray("auditor"), ["tenant"] = "*", ["expiresAt"] = Rfc3339.Write(Noon.AddDays(900)),
                });
            case 2:
                return _versions.GetValueOrDefault($"deputy/p-{number}") > 0 && Below(2) == 0
                    ? Of($"deputy/p-{number}", DeputyEntryTypes.Ended, new JsonObject { ["person"] = $"p-{number}" })
                    : Of($"deputy/p-{number}", DeputyEntryTypes.Named, new JsonObject
                    {
                        ["person"] = $"p-{number}", ["deputy"] = $"p-{Below(6)}", ["roles"] = new JsonArray("operator"), ["from"] = Rfc3339.Write(Noon), ["until"] = Rfc3339.Write(Noon.AddDays(9)),
                    });
            default:
                return BreakGlass();
        }
    }

    private LedgerAppend BreakGlass()
    {
        var id = $"b-{Below(5 + (_count / 100))}";
        var stream = $"break-glass/{id}";
        var body = new JsonObject { ["id"] = id, ["person"] = "p-1", ["at"] = Rfc3339.Write(Noon.AddMinutes(_count)), ["reviewDue"] = Rfc3339.Write(Noon.AddDays(4)) };
        switch (_versions.GetValueOrDefault(stream))
        {
            case 0:
                (body["reason"], body["requester"], body["from"], body["until"], body["approvers"]) =
                    ("fire", "p-1", Rfc3339.Write(Noon), Rfc3339.Write(Noon.AddHours(1)), new JsonArray("p-2"));
                return Of(stream, BreakGlassEntryTypes.Begun, body);
            case 1:
                body["early"] = Below(2) == 0;
                return Of(stream, BreakGlassEntryTypes.Ended, body);
            default:
                return Of(stream, BreakGlassEntryTypes.Reviewed, body);
        }
    }

    private LedgerAppend Approval()
    {
        var id = $"a-{Below(5 + (_count / 50))}";
        var stream = $"approval/{id}";
        if (_versions.GetValueOrDefault(stream) > 0)
        {
            return Of(
                stream, ApprovalEntryTypes.Of(One("approved", "passed", "refused", "voided", "done")),
                new JsonObject { ["id"] = id, ["person"] = $"p-{Below(6)}", ["other"] = "p-3", ["reasons"] = new JsonArray("version.stale") });
        }

        var request = new ApprovalRequest
        {
            Id = id, Operation = "system.declare", SubjectKind = "System", SubjectId = "system-cnas-1", SubjectVersion = 1, Arguments = "{}", Others = 1 + Below(2),
            Requester = new ApprovalParty("p-1", "u-1", "*", [Role.Operator]), RequestedAt = Noon, ExpiresAt = Noon.AddDays(7),
        };
        return Of(stream, ApprovalEntryTypes.Requested, JsonNode.Parse(ApprovalForm.Write(request))!.AsObject());
    }

    private LedgerAppend Law()
    {
        if (Below(2) == 0)
        {
            var (pack, revision) = (One("starter", "other"), $"sha256:{Below(4)}");
            return Of($"pack/{pack}", "policies/pack-activated/1", new JsonObject { ["id"] = pack, ["revision"] = revision, ["version"] = $"{Below(9)}", ["documentSha256"] = "00" });
        }

        var id = $"law-{Below(4)}";
        var document = LedgerDocument.Of(Encoding.UTF8.GetBytes($"text {Below(1_000)}"));
        var number = _numbers[id] = _numbers.GetValueOrDefault(id) + 1;
        return Of($"provision/{id}", ProvisionEntryTypes.Changed, new JsonObject
        {
            ["id"] = id, ["number"] = number, ["documentSha256"] = document.Sha256, ["appliesAt"] = Rfc3339.Write(Noon.AddDays(Below(9))),
        }, tenant: null, document);
    }

    private static JsonObject Name(string name) => new() { ["ar"] = name, ["fr"] = name, ["en"] = name };
}
