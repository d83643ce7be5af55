namespace DataCenterOps.Telemetry.Tests;

internal sealed record Sample(string Name, Dictionary<string, string> Labels, double Value);
