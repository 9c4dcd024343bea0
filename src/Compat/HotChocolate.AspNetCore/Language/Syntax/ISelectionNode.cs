namespace HotChocolate.Language;

public interface ISelectionNode : IHasDirectives;
