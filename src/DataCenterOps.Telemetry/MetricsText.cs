namespace DataCenterOps.Telemetry;

/// <summary>Writes the metrics as Prometheus reads them.</summary>
public sealed class MetricsText(MetricCatalogue catalogue)
{
    /// <summary>The media type of the plain format.</summary>
    public const string PlainType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>The media type of OpenMetrics.</summary>
    public const string OpenMetricsType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static readonly byte[] End = "# EOF\n"u8.ToArray();

    /// <summary>Writes <paramref name="part"/> to <paramref name="stream"/>; OpenMetrics ends in <c># EOF</c> once.</summary>
    public async Task WriteAsync(Stream stream, MetricsPart part, bool openMetrics, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        if (part != MetricsPart.Business)
        {
            await AppendAsync(buffer, business: false, openMetrics, cancellationToken);
        }

        if (part != MetricsPart.Process)
        {
            await AppendAsync(buffer, business: true, openMetrics, cancellationToken);
        }

        if (openMetrics)
        {
            buffer.Write(End);
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(stream, cancellationToken);
    }

    // The library ends each registry with the mark of the end. Two registries make one document with one end.
    private async Task AppendAsync(MemoryStream buffer, bool business, bool openMetrics, CancellationToken cancellationToken)
    {
        await catalogue.ExportAsync(business, buffer, openMetrics, cancellationToken);
        if (openMetrics && buffer.GetBuffer().AsSpan(0, (int)buffer.Length).EndsWith(End))
        {
            buffer.SetLength(buffer.Length - End.Length);
        }
    }
}
