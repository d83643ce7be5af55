using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops token create NAME</c>.</summary>
internal static class TokenCreateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var name = new Argument<string>("NAME") { Description = "What the token is for, as in `nightly-apply`." };
        var subject = new Option<string?>("--subject") { Description = "Who acts with it; NAME unless told.", HelpName = "ID" };
        var person = new Option<string?>("--person")
        {
            Description = "The person who acts with it and counts as one in approvals; none for a program.", HelpName = "ID",
        };
        var roles = Roles();
        var tenant = new Option<string>("--tenant")
        {
            Description = "The tenant whose things it may see; `*` is every tenant.",
            DefaultValueFactory = _ => "*",
            HelpName = "TENANT",
        };
        var expires = new Option<string>("--expires")
        {
            Description = "When it ends: days from now as in `90d`, or a time as in 2027-01-01T00:00:00Z.",
            DefaultValueFactory = _ => string.Create(CultureInfo.InvariantCulture, $"{CliLimits.TokenLife.Days}d"),
            HelpName = "WHEN",
        };
        var networks = new Option<string[]>("--network")
        {
            Description = "A network it may be used from, as in `10.20.0.0/16`; everywhere unless told; may be given again.", HelpName = "CIDR",
        };
        var scopes = new Option<string[]>("--scope")
        {
            Description = "An operation it may do, as in `usage.send`; all that its roles allow unless told; may be given again.",
            HelpName = "OPERATION",
        };
        var command = new Command("create", "Creates a token and shows it once.") { name, subject, person, roles, tenant, expires, networks, scopes };
        return shell.Does(command, (context, parsed, cancellationToken) =>
        {
            var named = parsed.GetRequiredValue(name);
            var request = RequestJson.Object(writer =>
            {
                writer.WriteString("name", named);
                writer.WriteString("subject", parsed.GetValue(subject) ?? named);
                if (parsed.GetValue(person) is { } human)
                {
                    writer.WriteString("person", human);
                }

                List(writer, "roles", parsed.GetRequiredValue(roles));
                List(writer, "networks", parsed.GetValue(networks));
                List(writer, "scopes", parsed.GetValue(scopes));
                writer.WriteString("tenant", parsed.GetValue(tenant));
                writer.WriteString("expiresAt", TokenEnd.Parse(parsed.GetRequiredValue(expires), context.Time.GetUtcNow()));
            });
            return RunAsync(context, request, cancellationToken);
        });
    }

    private static Option<string[]> Roles()
    {
        var roles = new Option<string[]>("--role")
        {
            Description = "A role it holds, as in `operator` or `auditor`; may be given again.",
            Required = true,
            HelpName = "ROLE",
        };
        roles.Validators.Add(result =>
        {
            foreach (var role in result.Tokens.Select(token => token.Value).Where(role => !RoleCodes.TryParse(role, out _)))
            {
                result.AddError($"`{role}` is no role");
            }
        });
        return roles;
    }

    private static void List(Utf8JsonWriter writer, string name, string[]? texts)
    {
        if (texts is not { Length: > 0 })
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static async Task<int> RunAsync(
        CliContext context, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var body = (await context.Server.PostAsync("api/v1/tokens", request, cancellationToken)).Required();
        if (context.ForPrograms)
        {
            context.WriteForPrograms(body);
            return body.Text("approval") is null ? ExitCode.Done : ExitCode.Waits;
        }

        // The token alone on the standard output, so that it can be put into a file or a variable.
        var approval = body.Text("approval");
        context.Terminal.ErrorLine(approval is null
            ? $"token {body.Text("id")}; it is shown only now:"
            : $"token {body.Text("id")}; it opens nothing until a second person agrees to {approval}, and is shown only now:");
        context.Terminal.Line(body.Text("token") ?? "");
        return approval is null ? ExitCode.Done : ExitCode.Waits;
    }
}
