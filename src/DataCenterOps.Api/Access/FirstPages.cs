using DataCenterOps.Domain.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>Which page of ours follows a sign-in: one of these, never one that was sent.</summary>
internal static class FirstPages
{
    /// <summary>What the sign-in page is asked with by somebody who came to let a program in.</summary>
    public const string ToDevice = "?next=" + Device;

    private const string Device = "device";

    /// <summary>What a sign-in that failed adds, so that the next try leads there too.</summary>
    public static string Again(string? next) => next == Device ? "&next=" + Device : "";

    /// <summary>Whether <paramref name="path"/> is the page on which programs are let in.</summary>
    public static bool IsDevice(PathString path) => path.Value?.EndsWith("/" + Device, StringComparison.Ordinal) == true;

    /// <summary>The page, behind the language.</summary>
    public static string Of(Identity identity, string? next) =>
        next == Device ? "/" + Device
        : identity.Roles.Any(role => Permissions.RolesFor("estate.read").Contains(role)) ? ""
        : "/profile";
}
