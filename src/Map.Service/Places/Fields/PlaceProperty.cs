using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Map.Service.Places.Fields;

/// <summary>A field of Place, or of a message in it, by its path. The delegates are made once: no reflection or boxing for each place.
/// </summary>
abstract class PlaceProperty<T>
{
    public abstract bool IsSet(Place place);

    /// <summary>The value; null also when the message around it is missing.</summary>
    public abstract T? Get(Place place);

    /// <summary>Sets the value from a column. Details are there only in a place of their kind; an address is made when needed.</summary>
    public abstract void Set(Place place, NpgsqlDataReader row, int column, Func<NpgsqlDataReader, int, T> read);

    public static PlaceProperty<T> Of(string path)
    {
        var names = path.Split('.');
        var outer = Place.Descriptor.FindFieldByName(names[0]);
        var (message, parent, field) = names.Length == 1
            ? (typeof(Place), null, outer)
            : (outer.MessageType.ClrType, outer, outer.MessageType.FindFieldByName(names[1]));
        return (PlaceProperty<T>)Activator.CreateInstance(typeof(In<>).MakeGenericType(typeof(T), message), parent, field)!;
    }

    sealed class In<TMessage> : PlaceProperty<T> where TMessage : class, IMessage, new()
    {
        readonly Func<Place, TMessage?> message;
        readonly Func<Place, TMessage?> messageToFill;
        readonly Func<TMessage, T?> get;
        readonly Action<TMessage, T>? set;
        readonly Func<TMessage, bool> isSet;

        public In(FieldDescriptor? parent, FieldDescriptor field)
        {
            message = parent is null ? place => (TMessage)(object)place : Getter<Place, TMessage?>(parent.PropertyName);
            messageToFill = message;
            if (parent is { RealContainingOneof: null })
            {
                var add = Property<Place>(parent.PropertyName).SetMethod!.CreateDelegate<Action<Place, TMessage>>();
                messageToFill = place =>
                {
                    if (message(place) is { } known) return known;
                    var added = new TMessage();
                    add(place, added);
                    return added;
                };
            }

            get = Getter<TMessage, T?>(field.PropertyName);
            set = Property<TMessage>(field.PropertyName).SetMethod?.CreateDelegate<Action<TMessage, T>>();
            isSet = !field.HasPresence ? _ => true
                : field.FieldType == FieldType.Message ? part => get(part) is not null
                : Getter<TMessage, bool>($"Has{field.PropertyName}");
        }

        public override bool IsSet(Place place) => message(place) is { } part && isSet(part);

        public override T? Get(Place place) => message(place) is { } part ? get(part) : default;

        public override void Set(Place place, NpgsqlDataReader row, int column, Func<NpgsqlDataReader, int, T> read)
        {
            if (messageToFill(place) is { } part) set!(part, read(row, column));
        }

        static PropertyInfo Property<TOwner>(string name) => typeof(TOwner).GetProperty(name)!;

        static Func<TOwner, TValue> Getter<TOwner, TValue>(string name) =>
            Property<TOwner>(name).GetMethod!.CreateDelegate<Func<TOwner, TValue>>();
    }
}
