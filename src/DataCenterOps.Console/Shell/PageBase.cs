using DataCenterOps.Console.Texts;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Console.Shell;

/// <summary>What every page knows: its language, who looks at it, and what they may see.</summary>
public abstract class PageBase : ComponentBase
{
    private bool _isPrepared;

    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [Inject]
    protected ICallerAccessor Who { get; set; } = null!;

    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    /// <summary>The operation of <see cref="Permissions"/> that the page asks for.</summary>
    protected abstract string Operation { get; }

    protected string Lang => Language.Of(Http.Request.Path);

    protected Format Format => field ??= new Format(Lang);

    protected DateTimeOffset Now => field == default ? field = Clock.GetUtcNow() : field;

    protected TenantScope Scope => Who.Caller.Scope;

    protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>Whether the caller's roles allow the page; without that nothing is read.</summary>
    protected bool IsAllowed => Permissions.Allows(Who.Caller, Operation);

    /// <summary>Whether there is nothing of that address, or nothing that the caller may know of.</summary>
    protected bool IsMissing { get; private set; }

    protected string In(LocalizedText text) => text.In(Lang);

    protected string Word(string? code) => Codes.Word(code, Lang);

    /// <summary>A path of the console in the page's language.</summary>
    protected string To(string path) => $"/{Lang}{path}";

    /// <summary>Reads what the page shows; false when there is nothing of that address.</summary>
    protected abstract Task<bool> LoadAsync();

    /// <summary>
    /// Reads first and renders then, once: what waits for the database would otherwise be shown half, before there is anything
    /// to show. Nobody sees such a half page, but its fields are read.
    /// </summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_isPrepared)
        {
            _isPrepared = true;
            await PrepareAsync();
        }

        await base.SetParametersAsync(ParameterView.Empty);
    }

    private async Task PrepareAsync()
    {
        if (!IsAllowed)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        IsMissing = !await LoadAsync();
        if (IsMissing)
        {
            // Told any earlier, the framework takes 404 for a page that nobody wrote, and sends nothing at all.
            Http.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }
}
