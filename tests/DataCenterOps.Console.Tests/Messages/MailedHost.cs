using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Carriers.Tests;
using DataCenterOps.Components;

namespace DataCenterOps.Console.Tests.Messages;

/// <summary>A program with a real mail server beside it.</summary>
public sealed class MailedHost : EmptyHost
{
    /// <summary>The mail server.</summary>
    internal MailServer Mail { get; } = MailServer.Start();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override HostStart How(string folder) => base.How(folder) with
    {
        Settings = ImmutableDictionary<string, string>.Empty
            .Add("DCOPS_Messages__Smtp__Host", "127.0.0.1").Add("DCOPS_Messages__Smtp__Port", Mail.Port.ToString(CultureInfo.InvariantCulture))
            .Add("DCOPS_Messages__Smtp__Security", "none").Add("DCOPS_Messages__Smtp__From", "dcops@example.dz"),
    };
}
