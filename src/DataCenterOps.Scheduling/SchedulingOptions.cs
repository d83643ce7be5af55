using System.ComponentModel.DataAnnotations;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Scheduling;

/// <summary>Where schedules are kept and how wide the plans are.</summary>
public sealed class SchedulingOptions
{
    /// <summary>The configuration section these are read from.</summary>
    public const string Section = "Scheduling";

    /// <summary>The folder of <c>quartz.db</c> in the embedded mode: a file of its own, for two writers on one file fire seconds late.</summary>
    [Required, MinLength(1)]
    public string DataFolder { get; set; } = ".dcops";

    /// <summary>The connection string of the cluster mode; null in the embedded mode.</summary>
    public string? Postgres { get; set; }

    /// <summary>Shards of the fast plan unless an <see cref="ICheckShards"/> knows better. Between 1 and 256; 8 unless told: 2,000 checks.</summary>
    [Range(1, CheckLimits.ShardsPerPlan)]
    public int FastShards { get; set; } = 8;

    /// <summary>Shards of the slow plan unless an <see cref="ICheckShards"/> knows better. Between 1 and 256; 2 unless told: 500 checks.</summary>
    [Range(1, CheckLimits.ShardsPerPlan)]
    public int SlowShards { get; set; } = 2;

    /// <summary>How long after the application the schedules start: nodes that start together are to differ. At most 5 minutes; none unless told.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan StartDelay { get; set; }
}
