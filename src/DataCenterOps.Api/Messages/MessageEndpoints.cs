using System.Text;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Persistence.ReadModels.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Messages;

/// <summary>What became of the sending of messages: listed, counted, tried again, laid aside. What people are told stays theirs.</summary>
public static class MessageEndpoints
{
    private const string Path = "/messages/{id}";

    /// <summary>Maps the paths of sendings.</summary>
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/messages", ListAsync).Permit("message.read").WithTags("Messages");
        api.MapGet("/messages/waiting", CountAsync).Permit("message.read").WithTags("Messages");
        api.MapGet(Path, GetAsync).Permit("message.read").WithTags("Messages");
        api.MapPost($"{Path}/retry", RetryAsync).Permit("message.manage").WithTags("Messages");
        api.MapPost($"{Path}/dismiss", DismissAsync).Permit("message.manage").WithTags("Messages");
    }

    private static async Task<IResult> ListAsync(
        MessageQueries messages, ICallerAccessor who, HttpContext http, int? limit, string? after, string? state)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        if (state is not null && !MessageQueries.States.Contains(state, StringComparer.Ordinal))
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid", $"`state` is one of {string.Join(", ", MessageQueries.States)}");
        }

        // What is sent belongs to the platform as a whole.
        if (!who.Caller.Scope.IsAll)
        {
            return new JsonPage([], next: null);
        }

        var page = await messages.ListAsync(state, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(MessageJson.Write), page.Next);
    }

    private static async Task<IResult> CountAsync(MessageQueries messages, ICallerAccessor who, HttpContext http) =>
        new JsonPage(who.Caller.Scope.IsAll ? (await messages.CountsAsync(http.RequestAborted)).Select(MessageJson.Write) : [], next: null);

    private static async Task<IResult> GetAsync(string id, MessageQueries messages, ICallerAccessor who, HttpContext http) =>
        await FindAsync(id, messages, who, http) is { } row ? Show(row) : Problem.NotFound();

    private static Task<IResult> RetryAsync(string id, MessageQueries messages, ICallerAccessor who, IGrainFactory grains, HttpContext http) =>
        OnAsync(
            id, messages, who, http, () => grains.GetGrain<IMessagesGrain>(0).RetryAsync(id, http.RequestAborted),
            "only what waits, was given up or lost its carrier is tried again, and not while it is on its way");

    private static Task<IResult> DismissAsync(string id, MessageQueries messages, ICallerAccessor who, IGrainFactory grains, HttpContext http) =>
        OnAsync(
            id, messages, who, http, () => grains.GetGrain<IMessagesGrain>(0).DismissAsync(id, http.RequestAborted),
            "only what was given up or lost its carrier is laid aside");

    private static async Task<IResult> OnAsync(
        string id, MessageQueries messages, ICallerAccessor who, HttpContext http, Func<Task<bool>> act, string against)
    {
        if (await FindAsync(id, messages, who, http) is null)
        {
            return Problem.NotFound();
        }

        return await act()
            ? Show((await messages.FindAsync(id, http.RequestAborted))!)
            : Problem.Of(StatusCodes.Status409Conflict, "message.state", against);
    }

    private static async Task<DispatchRow?> FindAsync(string id, MessageQueries messages, ICallerAccessor who, HttpContext http) =>
        who.Caller.Scope.IsAll && Guid.TryParseExact(id, "D", out _) ? await messages.FindAsync(id, http.RequestAborted) : null;

    private static IResult Show(DispatchRow row) => Results.Text(MessageJson.Write(row), "application/json", Encoding.UTF8);
}
