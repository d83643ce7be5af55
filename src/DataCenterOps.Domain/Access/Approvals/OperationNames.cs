using System.Collections.Frozen;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Operations that need more than one person, in words: for the console and for messages.</summary>
public static class OperationNames
{
    private static readonly FrozenDictionary<string, LocalizedText> Names = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        [NeedsTwo.ActivatePack] = new("تفعيل حزمة سياسات", "activer un paquet de politiques", "activate a pack of policies"),
        [NeedsTwo.ChangeProvision] = new("تغيير حكم قانوني", "modifier une disposition légale", "change a provision of law"),
        [NeedsTwo.BreakGlass] = new("رفع الإنفاذ مؤقتًا (كسر الزجاج)", "lever temporairement l’application (bris de glace)", "lift enforcement for some hours (break-glass)"),
        [NeedsTwo.ChangeFact] = new("تغيير معلومة تعفي من قاعدة", "changer un fait qui écarte une règle", "change a fact that sets a rule aside"),
        [NeedsTwo.GrantPerson] = new("منح دور لشخص", "donner un rôle à une personne", "give a role to a person"),
        [NeedsTwo.ManageToken] = new("إنشاء رمز واسع الصلاحية", "créer un jeton privilégié", "make a privileged token"),
        [NeedsTwo.GrantWaiver] = new("منح استثناء من سياسة", "accorder une dérogation à une politique", "grant a waiver of a policy"),
        [NeedsTwo.AcceptLoss] = new("قبول فقدان قيود موقعة بعد الاسترجاع", "accepter la perte d’écritures signées après une restauration", "accept the loss of signed entries after a restore"),
        [NeedsTwo.Erase] = new("محو البيانات الشخصية لعنصر", "effacer les données personnelles d’un objet", "erase what is personal in one object"),
        [NeedsTwo.EraseMonth] = new(
            "محو كل البيانات الشخصية لشهر كامل، حتى في النسخ الاحتياطية", "effacer toutes les données personnelles d’un mois, sauvegardes comprises",
            "erase all that is personal of a month, backups included"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>An operation in words; its code where nobody has written any.</summary>
    public static string In(string operation, string language) => Names.TryGetValue(operation, out var text) ? text.In(language) : operation;
}
