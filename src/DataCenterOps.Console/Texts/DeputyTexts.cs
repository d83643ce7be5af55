using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Who agrees in one's place for a time.</summary>
public static class DeputyTexts
{
    public static readonly LocalizedText Title = new("نائبي", "Mon suppléant", "My deputy");
    public static readonly LocalizedText Intro = new(
        "أثناء غيابك يوافق شخص من دورك باسمك على ما كنت ستوافق عليه، إلا ما طلبه هو.",
        "En votre absence, une personne de votre rôle approuve pour vous, sauf ce qu’elle a demandé elle-même.",
        "While you are away a person of your role agrees in your place, save to what they have asked for.");
    public static readonly LocalizedText Now = new("النائب الحالي", "Suppléant actuel", "Present deputy");
    public static readonly LocalizedText Who = new("النائب (اسم الدخول أو المعرّف)", "Suppléant (nom de connexion ou identifiant)", "Deputy (sign-in name or id)");
    public static readonly LocalizedText From = new("من", "Du", "From");
    public static readonly LocalizedText Until = new("إلى نهاية", "Jusqu’à la fin du", "To the end of");
    public static readonly LocalizedText Name = new("تعيين النائب", "Nommer", "Name this deputy");
    public static readonly LocalizedText End = new("إنهاء النيابة", "Mettre fin à la suppléance", "End the deputy");
    public static readonly LocalizedText For = new("أنت نائب عن", "Vous suppléez", "You stand in for");
}
