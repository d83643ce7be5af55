using System.Text.Json;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Checks;

/// <summary>What assertions may name, by kind, and the values it has in an observation.</summary>
internal static class CheckVariables
{
    private static readonly CelObjectType Tls = new("tls",
    [
        new("leafDays", CelType.Int),
        new("chainDays", CelType.Int),
        new("leafNotAfter", CelType.Timestamp),
        new("chainNotAfter", CelType.Timestamp),
        new("names", CelType.List(CelType.String), MaxSize: 64),
        new("issuer", CelType.String, MaxSize: 256),
        new("issuerCountry", CelType.String, MaxSize: 2),
        new("algorithm", CelType.String, MaxSize: 64),
        new("keyBits", CelType.Int),
        new("reason", CelType.String, MaxSize: 64),
        new("trusted", CelType.Bool),
    ]);

    private static readonly CelEnvironment Tcp = CelEnvironment.Standard
        .WithVariable("now", CelType.Timestamp)
        .WithVariable("durationMs", CelType.Int);

    private static readonly CelEnvironment WithTls = Tcp.WithVariable("tls", CelType.Object(Tls));

    private static readonly CelEnvironment Http = WithTls
        .WithVariable("status", CelType.Int)
        .WithVariable("body", CelType.String, CheckLimits.BodyBytes)
        .WithVariable("json", CelType.Dyn);

    /// <summary>The variables of checks of <paramref name="kind"/>.</summary>
    public static CelEnvironment Of(CheckKind kind) => kind switch
    {
        CheckKind.Http => Http,
        CheckKind.Tls => WithTls,
        _ => Tcp,
    };

    /// <summary>The values in <paramref name="seen"/>, in the order of the variables. What was not seen is unset.</summary>
    public static CelValue[] Values(CheckObservation seen, DateTimeOffset now)
    {
        var values = new CelValue[Of(seen.Kind).Variables.Length];
        values[0] = CelValue.FromTimestamp(CelTimestamp.From(now));
        values[1] = CelValue.FromInt(seen.DurationMs);
        if (values.Length > 2)
        {
            values[2] = seen.Tls is { } tls ? CelValue.FromObject(new CelObject(Tls, Fields(tls, now))) : CelValue.Unset;
        }

        if (values.Length > 3)
        {
            values[3] = seen.Status is { } status ? CelValue.FromInt(status) : CelValue.Unset;
            values[4] = seen.Body is { } body ? CelValue.FromString(body) : CelValue.Unset;
            values[5] = Json(seen.Body);
        }

        return values;
    }

    private static CelValue[] Fields(CertificateSeen tls, DateTimeOffset now) =>
    [
        CelValue.FromInt(Days(tls.LeafNotAfter, now)),
        CelValue.FromInt(Days(tls.ChainNotAfter, now)),
        CelValue.FromTimestamp(CelTimestamp.From(tls.LeafNotAfter)),
        CelValue.FromTimestamp(CelTimestamp.From(tls.ChainNotAfter)),
        CelValue.FromList([.. tls.Names.Select(CelValue.FromString)]),
        CelValue.FromString(tls.Issuer),
        CelValue.FromString(tls.IssuerCountry),
        CelValue.FromString(tls.Algorithm),
        CelValue.FromInt(tls.KeyBits),
        CelValue.FromString(tls.Reason),
        CelValue.FromBool(tls.IsTrusted),
    ];

    // Whole days that are left; a certificate that ended an hour ago has -1.
    private static long Days(DateTimeOffset until, DateTimeOffset now) => (long)Math.Floor((until - now).TotalDays);

    // A page that is no JSON has no `json`: an assertion that reads it cannot be evaluated.
    private static CelValue Json(string? body)
    {
        if (string.IsNullOrEmpty(body) || body.AsSpan().TrimStart() is not ['{' or '[' or '"', ..])
        {
            return CelValue.Unset;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return CelJson.Read(document.RootElement, CelType.Dyn);
        }
        catch (JsonException)
        {
            return CelValue.Unset;
        }
    }
}
