using DataCenterOps.Console.Texts;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
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
    protected IPastDatabases Moments { get; set; } = null!;

    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    /// <summary>The operation of <see cref="Permissions"/> that the page asks for.</summary>
    protected abstract string Operation { get; }

    protected string Lang => Language.Of(Http.Request.Path);

    protected Format Format => field ??= new Format(Lang);

    /// <summary>The clock: the moment that is looked back at, or now.</summary>
    protected DateTimeOffset Now => PastView.Of(Http)?.Moment?.At ?? (field == default ? field = Clock.GetUtcNow() : field);

    /// <summary>
    /// Whether the page can show the past: all that it reads then is made of the ledger's entries, by queries and nothing else. Such a page
    /// is among those of <see cref="Past.Keep"/>.
    /// </summary>
    protected virtual bool LooksBack => false;

    /// <summary>Whether it shows the past: then nothing on it changes anything.</summary>
    protected bool IsPast => Past.Asked(Http.Request) is not null;

    protected TenantScope Scope => Who.Caller.Scope;

    protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>Whether the caller's roles allow the page; without that nothing is read.</summary>
    protected bool IsAllowed => Permissions.Allows(Who.Caller, Operation);

    /// <summary>Whether there is nothing of that address, or nothing that the caller may know of.</summary>
    protected bool IsMissing { get; private set; }

    protected string In(LocalizedText text) => text.In(Lang);

    protected string Word(string? code) => Codes.Word(code, Lang);

    /// <summary>A path of the console in the page's language; it keeps the date where it can.</summary>
    protected string To(string path) => Past.Keep(Http.Request, $"/{Lang}{path}");

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

        if (Past.Asked(Http.Request) is { } asked)
        {
            await LookBackAsync(asked);
            return;
        }

        if (LooksBack)
        {
            new PastView().Set(Http);
        }

        IsMissing = !await LoadAsync();
        if (IsMissing)
        {
            AnswerWith(StatusCodes.Status404NotFound);
        }
    }

    private async Task LookBackAsync(string asked)
    {
        if (!LooksBack)
        {
            Tell(new PastView(Problem: PastTexts.NotHere), StatusCodes.Status400BadRequest);
            return;
        }

        switch (await Moments.FindAsync(asked, Gone))
        {
            case PastAnswer.Ready ready:
                using (ready)
                using (LookingBack.At(ready.Database))
                {
                    new PastView(ready.Database.Moment).Set(Http);
                    IsMissing = !await LoadAsync();
                }

                if (IsMissing)
                {
                    AnswerWith(StatusCodes.Status404NotFound);
                }

                break;
            case PastAnswer.Preparing preparing:
                Tell(new PastView(Problem: PastTexts.Preparing, Percent: preparing.Percent, IsPassing: true), StatusCodes.Status503ServiceUnavailable);
                break;
            case PastAnswer.Refused refused:
                Tell(new PastView(Problem: Told(refused.Reason)), StatusCodes.Status422UnprocessableEntity);
                break;
            default:
                Tell(new PastView(Problem: PastTexts.Busy, IsPassing: true), StatusCodes.Status503ServiceUnavailable);
                break;
        }
    }

    // Nothing was read: the page's own content is not rendered.
    private void Tell(PastView view, int status)
    {
        view.Set(Http);
        AnswerWith(status);
    }

    // Told any earlier, the framework takes 404 for a page that nobody wrote, and sends nothing at all.
    private void AnswerWith(int status) => Http.Response.OnStarting(() =>
    {
        Http.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    private static LocalizedText Told(Reason reason) =>
        reason == PastDate.Future ? PastTexts.Future : reason == PastDate.Before ? PastTexts.Before : PastTexts.Unreadable;
}
