using System.Reflection;
using DataCenterOps.Console.Access;
using DataCenterOps.Console.Shell;
using DataCenterOps.Domain.Access;
using Microsoft.AspNetCore.Components;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>Every page says what it asks permission for, in the words of the table.</summary>
public sealed class OperationsOfPagesTests
{
    // What anybody may see: how to sign in, and the way to an account, which a session of its own leads to.
    private static readonly Type[] Open = [typeof(SignInPage), typeof(JoinPage)];

    private static IEnumerable<Type> Pages =>
        typeof(PageBase).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute)));

    [Fact]
    public void Every_page_asks_or_is_listed_as_open()
    {
        Assert.True(Pages.Count() > 10);
        Assert.Empty(Pages.Where(page => !page.IsSubclassOf(typeof(PageBase))).Except(Open));
    }

    [Fact]
    public void Every_operation_of_a_page_is_in_the_table()
    {
        var asked = Pages.Where(page => page.IsSubclassOf(typeof(PageBase))).Select(page =>
            (string)page.GetProperty("Operation", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Activator.CreateInstance(page))!);

        Assert.Empty(asked.Except(Permissions.Operations, StringComparer.Ordinal));
    }
}
