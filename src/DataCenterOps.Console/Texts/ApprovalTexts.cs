using System.Collections.Frozen;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Requests for a second person's consent.</summary>
public static class ApprovalTexts
{
    public static readonly LocalizedText Title = new("الموافقات", "Approbations", "Approvals");
    public static readonly LocalizedText One = new("طلب موافقة", "Demande d’approbation", "Request for approval");
    public static readonly LocalizedText Empty = new("لا يوجد طلب.", "Aucune demande.", "There is no request.");
    public static readonly LocalizedText State = new("الحالة", "État", "State");
    public static readonly LocalizedText Operation = new("العملية", "Opération", "Operation");
    public static readonly LocalizedText Subject = new("الموضوع", "Objet", "Subject");
    public static readonly LocalizedText Requester = new("الطالب", "Demandé par", "Asked for by");
    public static readonly LocalizedText Agreed = new("الموافقون", "Accords", "Agreed");
    public static readonly LocalizedText RequestedAt = new("تاريخ الطلب", "Demandé le", "Asked for at");
    public static readonly LocalizedText ExpiresAt = new("نهاية المهلة", "Fin du délai", "Ends at");
    public static readonly LocalizedText Digest = new("بصمة ما يُوافَق عليه (SHA-256)", "Empreinte de ce qui est approuvé (SHA-256)", "Digest of what is agreed to (SHA-256)");
    public static readonly LocalizedText Difference = new("ما الذي سيتغير", "Ce qui changerait", "What would change");
    public static readonly LocalizedText What = new("العنصر", "Élément", "Item");
    public static readonly LocalizedText Before = new("حاليًا", "Actuellement", "Now");
    public static readonly LocalizedText After = new("بعد التنفيذ", "Après exécution", "Then");
    public static readonly LocalizedText History = new("ما جرى", "Historique", "What was done");
    public static readonly LocalizedText Act = new("الفعل", "Acte", "Act");
    public static readonly LocalizedText Person = new("الشخص", "Personne", "Person");
    public static readonly LocalizedText Note = new("ملاحظة", "Note", "Note");
    public static readonly LocalizedText At = new("الوقت", "Heure", "Time");
    public static readonly LocalizedText Answer = new("جوابك", "Votre réponse", "Your answer");
    public static readonly LocalizedText Approve = new("أوافق على هذا بالضبط", "J’approuve exactement cela", "I agree to exactly this");
    public static readonly LocalizedText Reject = new("أرفض", "Je refuse", "I refuse");
    public static readonly LocalizedText Reason = new(
        "سبب الرفض (دون ذكر أسماء)", "Motif du refus (sans nommer personne)", "Reason for refusing (name nobody)");
    public static readonly LocalizedText Deputy = new(
        "نائب لهذا الطلب (اسم الدخول أو المعرّف)", "Suppléant pour cette demande (nom de connexion ou identifiant)", "Deputy for this request (sign-in name or id)");
    public static readonly LocalizedText Pass = new("أحيله إلى هذا النائب", "Je passe à ce suppléant", "I pass it to this deputy");
    public static readonly LocalizedText Withdraw = new("سحب طلبي", "Retirer ma demande", "Take my request back");
    public static readonly LocalizedText Execute = new("إتمام التنفيذ", "Achever l’exécution", "Finish carrying it out");
    public static readonly LocalizedText Refused = new("لم يُنجز", "Ce n’est pas fait", "It was not done");

    private static readonly FrozenDictionary<string, LocalizedText> Reasons = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["approval.person"] = new(
            "يلزم شخصان، وأنت داخل ببرنامج أو بهوية التهيئة: ادخل باسمك.",
            "Il faut deux personnes, et vous agissez comme programme ou comme identité d’amorçage : connectez-vous en votre nom.",
            "This needs two persons, and you act as a program or as the set-up identity: sign in as yourself."),
        ["approval.requester"] = new(
            "من يطلب لا يوافق، مهما كان دوره.", "Qui demande n’approuve pas, quel que soit son rôle.", "Who asks does not agree as well, whatever the role."),
        ["approval.own_account"] = new("لا أحد يوافق على أدوار لنفسه.", "Personne n’approuve ses propres rôles.", "Nobody agrees to roles of their own."),
        ["approval.counted"] = new("الشخص يُحسب مرة واحدة، وقد حُسبتَ.", "Une personne compte une fois, et vous avez été compté.", "One person counts once, and you have been counted."),
        ["approval.passed"] = new("سمّيتَ نائبًا لهذا الطلب.", "Vous avez nommé un suppléant pour cette demande.", "You have named a deputy for this request."),
        ["approval.deputy"] = new(
            "لا يصلح هذا الشخص نائبًا هنا.", "Cette personne ne peut être suppléante ici.", "This person cannot be a deputy here."),
        ["approval.deputy_role"] = new(
            "النائب ليس في أحد أدوارك التي توافق بها.", "Le suppléant n’a aucun des rôles par lesquels vous approuvez.", "The deputy has none of the roles by which you agree."),
        ["approval.deputy_span"] = new(
            "المدة تنتهي في المستقبل ولا تتجاوز 60 يومًا.", "La durée finit dans l’avenir et ne dépasse pas 60 jours.", "The time ends in the future and is at most 60 days."),
        ["approval.complete"] = new("وافق العدد الكافي.", "Assez de personnes ont approuvé.", "Enough persons have agreed."),
        ["approval.same_role"] = new("يلزم دوران مختلفان.", "Il faut deux rôles différents.", "This needs two different roles."),
        ["approval.same_organisation"] = new("يلزم شخص من هيئة أخرى.", "Il faut une personne d’un autre organisme.", "This needs somebody of another organisation."),
        ["approval.digest"] = new("تغيّر ما عُرض: اقرأ الطلب من جديد.", "Ce qui a été montré n’est plus cela : relisez la demande.", "What was shown is not this any more: read the request again."),
        ["approval.expired"] = new("انتهت مهلة الطلب.", "Le délai de la demande est passé.", "The time of this request is over."),
        ["approval.used"] = new("نُفِّذ الطلب من قبل، ولا يُنفَّذ إلا مرة.", "La demande a été exécutée, ce qui n’arrive qu’une fois.", "This request was carried out, which happens once."),
        ["approval.rejected"] = new("رُفض الطلب.", "La demande a été refusée.", "This request was refused."),
        ["approval.withdrawn"] = new("سُحب الطلب.", "La demande a été retirée.", "This request was taken back."),
        ["approval.void"] = new("تغيّر شيء، فصار الطلب لاغيًا.", "Quelque chose avait changé, la demande est caduque.", "Something had changed, and the request is void."),
        ["approval.waiting"] = new("ما زال الطلب ينتظر آخرين.", "La demande attend encore d’autres personnes.", "This request still waits for others."),
        ["approval.not_yours"] = new("لا يسحب الطلب إلا صاحبه.", "Seul l’auteur retire sa demande.", "Only the person who asked takes a request back."),
        ["approval.role_lost"] = new(
            "لم يعد أحد المعنيين في دوره.", "Une des personnes n’a plus le rôle par lequel elle a agi.", "A person is no longer in the role by which they acted."),
        ["approval.object_changed"] = new("تغيّر موضوع الطلب منذ تقديمه.", "L’objet a changé depuis la demande.", "What the request is about has changed since."),
        ["approval.policy_changed"] = new("تغيّرت الحزمة السارية منذ تقديم الطلب.", "Le paquet en vigueur a changé depuis la demande.", "The pack in force has changed since."),
        ["waiver.policy"] = new("لا توجد سياسة بهذا المعرّف في الحزمة النافذة.", "Le paquet en vigueur n’a pas cette politique.", "The pack in force has no such policy."),
        ["waiver.rule"] = new("لا توجد هذه القاعدة في السياسة.", "La politique n’a pas cette règle.", "The policy has no such rule."),
        ["waiver.not_allowed"] = new(
            "لا يجوز الإعفاء من هذه السياسة: عالج المخالفة.", "Aucune dérogation n’est possible à cette politique : corrigez l’écart.", "Nobody may waive this policy: mend what it finds."),
        ["waiver.subject"] = new("أحد العناصر غير موجود أو ليس لهذه الهيئة.", "Un objet n’existe pas ou appartient à un autre organisme.", "A subject is not there, or belongs to another tenant."),
        ["waiver.nothing_open"] = new("لا توجد مخالفة مفتوحة.", "Il n’y a pas d’écart ouvert.", "There is nothing open to waive."),
        ["waiver.holds"] = new("أحد العناصر مطابق: احذفه من الطلب.", "Un des objets est conforme : retirez-le.", "One of the subjects complies: leave it out."),
        ["waiver.error"] = new("تعذر التقييم، وما هو مجهول لا يُستثنى.", "L’évaluation a échoué ; l’inconnu ne se déroge pas.", "It could not be judged, and what is unknown cannot be waived."),
        ["waiver.too_large"] = new("أكثر مما يُراجَع في طلب واحد: قسّمه.", "Trop pour une seule demande : divisez-la.", "More than one request can hold: ask for several."),
        ["waiver.reason"] = new("اكتب سببًا في سطر واحد (500 حرف على الأكثر).", "Écrivez un motif sur une ligne (500 caractères au plus).", "Write a reason on one line (at most 500 characters)."),
        ["waiver.ticket"] = new("اكتب مرجع المتابعة.", "Indiquez le ticket de suivi.", "Name the ticket."),
        ["waiver.risk_owner"] = new("اذكر الجهة التي تتحمل الخطر.", "Indiquez qui porte le risque.", "Name the office that bears the risk."),
        ["waiver.controls"] = new("اكتب من 1 إلى 8 تدابير تعويضية (200 حرف لكل منها).", "Écrivez 1 à 8 mesures compensatoires (200 caractères chacune).", "Write 1 to 8 compensating controls (200 characters each)."),
        ["waiver.until"] = new("اختر أجلًا في المستقبل.", "Choisissez une échéance à venir.", "Choose an end that is to come."),
        ["waiver.too_long"] = new("أطول مما تسمح به السياسة.", "Plus long que la politique ne le permet.", "Longer than the policy allows."),
        ["waiver.decision"] = new("لا يوجد هذا القرار، أو حُذفت وقائعه، أو صار مسموحًا.", "Cette décision n’existe pas, ses faits ne sont plus gardés, ou elle passerait maintenant.", "There is no such decision, its facts are not kept, or it would pass now."),
        ["waiver.plan"] = new("يلزم التجديد الثالث خطة معالجة تنتهي قبله.", "Le troisième renouvellement exige un plan qui s’achève avant lui.", "The third renewal needs a plan that ends before it."),
        ["waiver.debt_count"] = new("بلغت الهيئة الحد الأقصى من الاستثناءات السارية.", "L’organisme est au plafond de dérogations en cours.", "The tenant is at its ceiling of running waivers."),
        ["waiver.debt_findings"] = new("بلغت الهيئة الحد الأقصى من المخالفات المستثناة.", "L’organisme est au plafond d’écarts couverts.", "The tenant is at its ceiling of waived findings."),
        ["waiver.debt_age"] = new("مخالفات الهيئة مستثناة منذ مدة أطول مما يجوز.", "Les écarts de l’organisme sont couverts depuis trop longtemps.", "The tenant’s findings have been waived for too long."),
        ["waiver.ended"] = new("انتهى من قبل.", "C’est déjà terminé.", "It is over already."),
        ["break_glass.hours"] = new("من 1 إلى 8 ساعات.", "1 à 8 heures.", "1 to 8 hours."),
        ["break_glass.reason"] = new("اكتب سببًا في سطر واحد (500 حرف على الأكثر).", "Écrivez un motif sur une ligne (500 caractères au plus).", "Write a reason on one line (at most 500 characters)."),
        ["break_glass.scope"] = new("لا توجد هيئة أو نظام بهذا المعرّف.", "Il n’y a pas d’organisme ni de système de cet identifiant.", "There is no tenant or system with this id."),
        ["break_glass.ended"] = new("انتهى من قبل.", "C’est déjà terminé.", "It is over already."),
        ["break_glass.active"] = new("المراجعة بعد انتهائه.", "La revue vient après la fin.", "A review comes when it is over."),
        ["break_glass.took_part"] = new(
            "من شارك فيه لا يراجعه.", "Qui y a pris part ne fait pas la revue.", "Who took part does not review it."),
        ["break_glass.reviewed"] = new("رُوجع من قبل.", "C’est déjà revu.", "It was reviewed already."),
        ["break_glass.text"] = new("اكتب ما وجدته (4000 حرف على الأكثر).", "Écrivez votre constat (4000 caractères au plus).", "Write what you found (at most 4000 characters)."),
        ["ledger.no_checkpoint"] = new(
            "لم يُنفَّذ شيء: لم تُوقَّع نقطة تحقق منذ دقيقة. انظر صحة الدفتر.",
            "Rien n’a été fait : aucun point de contrôle n’a été signé depuis une minute. Voyez l’état du registre.",
            "Nothing was done: no checkpoint was signed for a minute. See ledger health."),
        ["ledger.checkpoint_pending"] = new(
            "نُفِّذ الطلب، ولا تغطيه بعدُ نقطة تحقق موقَّعة. انظر صحة الدفتر.",
            "C’est fait, mais aucun point de contrôle signé ne le couvre encore. Voyez l’état du registre.",
            "It is done, but no signed checkpoint covers it yet. See ledger health."),
        ["auth.forbidden"] = new("أدوارك لا تسمح بذلك.", "Vos rôles ne le permettent pas.", "Your roles do not allow this."),
        ["request.invalid"] = new("اكتب سببًا (500 حرف على الأكثر).", "Écrivez un motif (500 caractères au plus).", "Write a reason (at most 500 characters)."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>An operation in words; its code where nobody has written any.</summary>
    public static string Name(string operation, string language) => OperationNames.In(operation, language);

    /// <summary>Why something was not done; the sentence that came where nobody has written another.</summary>
    public static string Because(Reason reason, string language)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Reasons.TryGetValue(reason.Code, out var text) ? text.In(language) : reason.Message;
    }
}
