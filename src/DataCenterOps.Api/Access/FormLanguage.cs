namespace DataCenterOps.Api.Access;

/// <summary>The language that a form of the console came in; Arabic for anything that is not one of ours.</summary>
internal static class FormLanguage
{
    public static string Of(string? sent) => sent is "fr" or "en" ? sent : "ar";
}
